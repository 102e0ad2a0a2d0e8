/** Why: in a sentence, kept with the decision. */
import { useState } from "preact/hooks";
import { Dialog } from "../parts/dialog";
import { t } from "../words";

interface Props {
  kind: "reject" | "note" | "split" | "merge";
  onClose: () => void;
  onGiven: (reason: string) => Promise<boolean>;
}

export function ReasonDialog({ kind, onClose, onGiven }: Props) {
  const [reason, setReason] = useState("");
  const given = (event: Event) => {
    event.preventDefault();
    onClose();
    void onGiven(reason.trim());
  };
  return (
    <Dialog title={t(`reason.${kind}`)} onClose={onClose}>
      <form onSubmit={given}>
        <label for="reason">{t(kind === "note" ? "reason.words" : "reason.why")}</label>
        <textarea id="reason" rows={3} required={kind === "note"} value={reason} dir="auto" onInput={(event) => setReason(event.currentTarget.value)} />
        <p class="actions">
          <button type="submit" class="first">{t(`judge.${kind}`)}</button>
          <button type="button" onClick={onClose}>{t("cancel")}</button>
        </p>
      </form>
    </Dialog>
  );
}
