/** Addresses of the desk. What is seen stands in the URL: the page, and the filters as its query. */
import { useEffect, useState } from "preact/hooks";

export interface Address {
  path: string;
  query: URLSearchParams;
}

const listeners = new Set<() => void>();

export function address(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export function go(to: string, options: { replace?: boolean } = {}): void {
  if (to === location.pathname + location.search + location.hash) return;
  const page = new URL(to, location.href).pathname !== location.pathname;
  if (options.replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  if (page) scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export function useAddress(): Address {
  const [found, setFound] = useState(address);
  useEffect(() => {
    const changed = () => setFound(address());
    listeners.add(changed);
    addEventListener("popstate", changed);
    return () => {
      listeners.delete(changed);
      removeEventListener("popstate", changed);
    };
  }, []);
  return found;
}

/** Links of the desk change the page in place; what opens elsewhere or downloads is left to the browser. */
export function followLinks(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a");
  const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented);
  if (!link || !plain || link.target || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || to.pathname.startsWith("/api/")) return;
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  event.preventDefault();
  go(to.pathname + to.search + to.hash);
}

/** The same address with other values of some filters; empty ones leave it. */
export function withQuery(query: URLSearchParams, changes: Record<string, string | string[] | null>): string {
  const made = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    made.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one) made.append(name, one);
  }
  const words = made.toString();
  return location.pathname + (words ? `?${words}` : "");
}
