// What only supervisors need, fetched as one when they first do: the list of live chats, and the form that gives one away.
import { AssignForm, type AssignFormProps } from "./assign-form.tsx";
import { LivePage } from "./live-page.tsx";
import { beginLiveWords } from "./words.ts";

/** Without `form`: the list. */
interface LiveRoomProps {
  form?: AssignFormProps;
}

export async function openLiveRoom() {
  await beginLiveWords();
  return LiveRoom;
}

function LiveRoom({ form }: LiveRoomProps) {
  return form ? <AssignForm {...form} /> : <LivePage />;
}
