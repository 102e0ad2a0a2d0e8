/** Requests to the desk's own server, and nowhere else. */
import { useEffect, useState } from "preact/hooks";
import type { Me } from "./types";

export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown,
  ) {
    super(message);
  }
}

let csrf = "";

export async function me(): Promise<Me> {
  const found = await get<Me>("/api/me");
  csrf = found.csrf ?? "";
  return found;
}

export function get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  return answer<Body>(fetch(path, { headers: { Accept: "application/json" }, signal: signal ?? null }));
}

export function send<Body>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Body> {
  const raw = body instanceof Blob;
  const headers: Record<string, string> = { Accept: "application/json", "X-CSRF-Token": csrf };
  if (body !== undefined && !raw) headers["Content-Type"] = "application/json";
  const content = body === undefined ? null : raw ? body : JSON.stringify(body);
  return answer<Body>(fetch(path, { method, headers, body: content }));
}

async function answer<Body>(request: Promise<Response>): Promise<Body> {
  const response = await request;
  const text = await response.text();
  const body: unknown = response.headers.get("Content-Type")?.includes("json") && text ? JSON.parse(text) : text;
  if (!response.ok) throw new Refused(response.status, reason(body) ?? response.statusText, body);
  return body as Body;
}

function reason(body: unknown): string | null {
  if (typeof body === "string") return body.slice(0, 300) || null;
  const error = (body as { error?: { message?: string; remedy?: string } } | null)?.error;
  return error?.message ? [error.message, error.remedy].filter(Boolean).join(" — ") : null;
}

export interface Loaded<Body> {
  data: Body | null;
  error: Refused | Error | null;
  loading: boolean;
  again: () => void;
}

const kept = new Map<string, unknown>(); // what was seen last, shown until the answer is there
const KEPT = 40;

/** What stands under a path; while a new answer is on its way the last one stays. */
export function useLoaded<Body>(path: string | null): Loaded<Body> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ path: string | null; data: Body | null; error: Error | null; loading: boolean }>({
    path: null,
    data: null,
    error: null,
    loading: true,
  });
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    setState((last) => ({ path, data: (kept.get(path) as Body) ?? last.data, error: null, loading: true }));
    get<Body>(path, stop.signal)
      .then((data) => {
        keep(path, data);
        setState({ path, data, error: null, loading: false });
      })
      .catch((error: Error) => {
        if (!stop.signal.aborted) setState((last) => ({ ...last, path, error, loading: false }));
      });
    return () => stop.abort();
  }, [path, round]);
  return { data: state.data, error: state.error, loading: state.loading || state.path !== path, again: () => setRound((n) => n + 1) };
}

function keep(path: string, data: unknown): void {
  kept.delete(path);
  kept.set(path, data);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
}
