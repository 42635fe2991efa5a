// Where the supervisors' room is shown once it is there.
import { lazily } from "../lazily.tsx";

export const LiveRoom = lazily(async () => (await import("./live-room.tsx")).openLiveRoom());
