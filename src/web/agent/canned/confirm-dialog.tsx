// A question before something is gone for good.
import { useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";

interface ConfirmDialogProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  onYes: () => Promise<void>;
  onClose: () => void;
}

export function ConfirmDialog({ title, text, yes, no, onYes, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  async function confirm(): Promise<void> {
    setBusy(true);
    await onYes();
    onClose();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div class="row dialog-actions">
        <button type="button" class="quiet" onClick={onClose}>
          {no}
        </button>
        <button type="button" class="primary" disabled={busy} onClick={() => void confirm()}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
