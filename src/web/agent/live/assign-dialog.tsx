// Gives a chat to an agent who is not asked. The form is fetched when somebody wants to.
import { Dialog } from "../dialog.tsx";
import { t } from "../words.ts";
import { LiveRoom } from "./live-place.tsx";

export interface AssignProps {
  chatId: string;
  visitorName: string;
  /** `agentName` has the chat now. */
  onAssigned: (agentName: string) => void;
  onClose: () => void;
}

export function AssignDialog({ chatId, visitorName, onAssigned, onClose }: AssignProps) {
  return (
    <Dialog title={t("assign.title", { name: visitorName })} onClose={onClose}>
      <LiveRoom form={{ chatId, onAssigned, onClose }} />
    </Dialog>
  );
}
