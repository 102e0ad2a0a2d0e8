/** What happens meanwhile: progress of imports, and what others decide. */
import { useEffect } from "preact/hooks";
import type { Judgement } from "./types";

export interface Progress {
  id: string | number;
  name: string;
  state: "waiting" | "reading" | "comparing" | "done" | "failed";
  read: number;
  total: number;
  problems?: unknown;
}

export type News = { kind: "judgement"; judgement: Judgement } | { kind: "import"; progress: Progress };
type Listener = (news: News) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;

function open(): void {
  source = new EventSource("/api/events");
  source.addEventListener("judgement", (event) => tell({ kind: "judgement", judgement: content(event) as Judgement }));
  source.addEventListener("import", (event) => tell({ kind: "import", progress: content(event) as Progress }));
}

function content(event: MessageEvent<string>): unknown {
  const body = JSON.parse(event.data) as Record<string, unknown>;
  return body["judgement"] ?? body;
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
