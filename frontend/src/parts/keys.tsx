/** The list of keys, and the switch for those who would rather not have them. */
import { useState } from "preact/hooks";
import { allKeys, keysOff, switchKeys } from "../keys";
import { t } from "../words";
import { Dialog } from "./dialog";

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [keys] = useState(() => allKeys().filter((one) => one.words !== "keys.slot"));
  const [off, setOff] = useState(keysOff());
  const flip = () => {
    switchKeys(off);
    setOff(!off);
  };
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl class="keys">
        {keys.map((one) => (
          <div key={one.key}>
            <dt>{one.key.split(" ").map((part) => <kbd key={part}>{part}</kbd>)}</dt>
            <dd>{t(one.words)}</dd>
          </div>
        ))}
      </dl>
      <label class="check"><input type="checkbox" checked={!off} onChange={flip} /> {t("keys.on")}</label>
    </Dialog>
  );
}
