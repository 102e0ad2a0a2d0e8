/** What happens meanwhile: progress of imports, and what others decide. */
import { useEffect } from "preact/hooks";
import type { Import, Judgement } from "./types";

type Brief = Pick<Judgement, "id" | "kind" | "who" | "at" | "claims" | "incidents">;
export type News = { kind: "judgement"; judgement: Brief } | { kind: "import"; progress: Import };
type Listener = (news: News) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;

function open(): void {
  source = new EventSource("/api/events");
  source.addEventListener("judgement", (event) => tell({ kind: "judgement", judgement: content(event) as Brief }));
  source.addEventListener("import", (event) => tell({ kind: "import", progress: content(event) as Import }));
}

function content(event: MessageEvent<string>): unknown {
  return JSON.parse(event.data);
}

function tell(news: News): void {
  for (const listener of listeners) listener(news);
}

/** Hear of it as long as the component is shown. */
export function useNews(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    if (source === null) open();
    return () => {
      listeners.delete(listener);
    };
  });
}
