/** New reports: files dropped or chosen, and how far their reading has come. */
import { useRef, useState } from "preact/hooks";
import { send } from "../api/client";
import { useNews } from "../api/events";
import type { Import } from "../api/types";
import { useJudging } from "../judge/judging";
import { number, t } from "../words";

const MOST = 64 * 1024 * 1024; // bytes that are sent at all; the server has its own limit

export function Imports({ onDone }: { onDone: () => void }) {
  const { may } = useJudging();
  const [running, setRunning] = useState<Map<string, Import>>(new Map());
  const [refused, setRefused] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useNews((news) => {
    if (news.kind !== "import") return;
    setRunning((now) => new Map(now).set(String(news.progress.id), news.progress));
    if (news.progress.state === "done") onDone();
  });
  const give = async (files: Iterable<File>) => {
    setRefused([]);
    for (const file of files) {
      try {
        if (file.size > MOST) throw new Error(t("import.large"));
        await send("POST", `/api/imports?name=${encodeURIComponent(file.name)}`, file);
      } catch (error) {
        setRefused((now) => [...now, `${file.name}: ${(error as Error).message}`]);
      }
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void give(event.dataTransfer?.files ?? []);
  };
  if (!may) return null;
  return (
    <section
      class={over ? "panel import over" : "panel import"}
      aria-labelledby="import"
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <h2 id="import">{t("import.title")}</h2>
      <p class="none">{t("import.how")}</p>
      <p>
        <button type="button" onClick={() => input.current?.click()}>{t("import.choose")}</button>
        <input ref={input} class="hidden" type="file" multiple tabIndex={-1} aria-label={t("import.choose")} accept=".txt,.html,.htm,.csv,.tsv,.jsonl,.zip" onChange={(event) => void give(event.currentTarget.files ?? [])} />
      </p>
      {refused.map((one) => <p key={one} class="trouble" role="alert">{one}</p>)}
      {[...running.values()].map((one) => (
        <p key={String(one.id)} class="progress">
          <label>{one.name} <small>{t(`import.${one.state}`)} {!!one.total && `${number(one.read)} / ${number(one.total)}`}</small>
            <progress max={Math.max(one.total ?? 1, 1)} value={one.state === "done" ? Math.max(one.total ?? 1, 1) : one.read} />
          </label>
        </p>
      ))}
    </section>
  );
}
