/** The map: a point for a town, a hatched ring for a province, a hatched country with its total and never a pin. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { MapView } from "../api/types";
import { useKeys } from "../keys";
import { country, number, t } from "../words";
import { clusters, type Cluster } from "./clusters";
import { around, bounds, extent, planar, seen, zoomed, type Box, type View } from "./geometry";
import { useOutlines } from "./outlines";
import { Tiles } from "./tiles";

interface Props {
  content: MapView;
  label: string;
  lit?: string | null; // key of the place that stands out
  chosen?: string | null; // key of the place that is filtered for
  box?: Box | null; // what to show first, else all places
  tiles?: string | null; // URL template, where somebody set one up
  onPlace?: (keys: string[], name: string) => void;
  onArea?: (bbox: string) => void;
}

const STEP = 1.6;
const PAN = 80; // px an arrow key moves the map

export function WorldMap({ content, label, lit, chosen, box, tiles, onPlace, onArea }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [view, setView] = useState<View | null>(null);
  const [moved, setMoved] = useState(false);
  const points = useMemo(() => content.places.map((place) => planar(place.longitude, place.latitude)), [content]);
  const fitted = useMemo(
    () => (size.width ? around(box ?? extent(points) ?? { left: 8000, right: 32000, top: 12000, bottom: 26000 }, size.width, size.height) : null),
    [points, size, box],
  );
  const shown = moved && view ? view : fitted;

  useLayoutEffect(() => {
    const element = frame.current as HTMLDivElement;
    const measured = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measured();
    const watch = new ResizeObserver(measured);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const change = (next: View) => {
    setMoved(true);
    setView(next);
  };
  const zoom = (factor: number) => shown && change(zoomed(shown, factor, size.width / 2, size.height / 2, size.width));
  const pan = (dx: number, dy: number) => shown && change({ ...shown, x: shown.x + dx, y: shown.y + dy });
  useHands(frame, shown, size.width, change);
  useKeys([
    { key: "+", words: "keys.zoomIn", does: () => zoom(STEP) },
    { key: "-", words: "keys.zoomOut", does: () => zoom(1 / STEP) },
    { key: "0", words: "keys.zoomAll", does: () => setMoved(false) },
  ]);
  const arrows = (event: KeyboardEvent) => {
    const move = ({ ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] } as Record<string, [number, number]>)[event.key];
    if (!move) return;
    event.preventDefault();
    pan(...move);
  };

  return (
    <>
    <div class="map" ref={frame} tabIndex={-1} role="group" aria-label={label} onKeyDown={arrows}>
      {shown && size.width > 0 && (
        <>
          {tiles && <Tiles template={tiles} view={shown} width={size.width} height={size.height} />}
          <Plane content={content} view={shown} size={size} lit={lit ?? null} chosen={chosen ?? null} bare={!!tiles} onPlace={onPlace} onOpen={(one) => opened(one, shown, change)} />
        </>
      )}
      <div class="map-tools">
        <button type="button" aria-label={t("map.zoomIn")} title={t("map.zoomIn")} onClick={() => zoom(STEP)}>+</button>
        <button type="button" aria-label={t("map.zoomOut")} title={t("map.zoomOut")} onClick={() => zoom(1 / STEP)}>−</button>
        <button type="button" aria-label={t("map.all")} title={t("map.all")} onClick={() => setMoved(false)}>⤢</button>
      </div>
      {onArea && shown && (
        <button type="button" class="map-area" onClick={() => onArea(bounds(seen(shown, size.width, size.height)))}>{t("map.thisArea")}</button>
      )}
    </div>
    <CountryTotals content={content} />
    </>
  );

  /** A cluster opens into its places; where they cannot be told apart any more all of them are meant. */
  function opened(cluster: Cluster, from: View, move: (next: View) => void): void {
    const inner = extent(cluster.places.map((place) => planar(place.longitude, place.latitude))) as Box;
    const next = around(inner, size.width, size.height);
    if (cluster.places.length > 1 && next.k > from.k * 1.2) move(next);
    else onPlace?.(cluster.places.map((place) => place.key), cluster.places[0]?.name ?? "");
  }
}

/** Dragging, the wheel, and two fingers. */
function useHands(frame: { current: HTMLDivElement | null }, view: View | null, width: number, change: (next: View) => void): void {
  const state = useRef({ view, width, change });
  state.current = { view, width, change };
  useEffect(() => {
    const element = frame.current as HTMLDivElement;
    const held = new Map<number, { x: number; y: number }>();
    const place = (event: PointerEvent | WheelEvent) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = (event: PointerEvent) => {
      if ((event.target as Element).closest("button, [role=button], summary, a")) return;
      held.set(event.pointerId, place(event));
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      const [before, { view: now, width: room, change: set }] = [held.get(event.pointerId), state.current];
      if (!before || !now) return;
      const after = place(event);
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      held.set(event.pointerId, after);
      if (!other) return set({ ...now, x: now.x + after.x - before.x, y: now.y + after.y - before.y });
      const grown = Math.hypot(after.x - other.x, after.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      set(zoomed(now, grown, (after.x + other.x) / 2, (after.y + other.y) / 2, room));
    };
    const up = (event: PointerEvent) => void held.delete(event.pointerId);
    const wheel = (event: WheelEvent) => {
      const { view: now, width: room, change: set } = state.current;
      if (!now || !(event.ctrlKey || event.metaKey || element.matches(":focus-within"))) return; // else the page scrolls
      event.preventDefault();
      const { x, y } = place(event);
      set(zoomed(now, 2 ** (-event.deltaY / 300), x, y, room));
    };
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("wheel", wheel);
    };
  }, []);
}

interface PlaneProps {
  content: MapView;
  view: View;
  size: { width: number; height: number };
  lit: string | null;
  chosen: string | null;
  bare: boolean;
  onPlace?: ((keys: string[], name: string) => void) | undefined;
  onOpen: (cluster: Cluster) => void;
}

function Plane({ content, view, size, lit, chosen, bare, onPlace, onOpen }: PlaneProps) {
  const { step, outlines } = useOutlines(seen(view, size.width, size.height), view.k);
  const tinted = useMemo(() => new Set(countryOnly(content).map((one) => one.country)), [content]);
  const land = useMemo(
    () => outlines.map(([code, d], index) => <path key={index} class={tinted.has(code) ? "land told" : "land"} d={d} />),
    [outlines, tinted],
  );
  const drawn = useMemo(() => {
    const spots = content.places.map((place) => {
      const [x, y] = planar(place.longitude, place.latitude);
      return { place, x: x * view.k + view.x, y: y * view.k + view.y };
    });
    const inside = spots.filter(({ x, y }) => x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40);
    return clusters(inside).sort((one, two) => one.y - two.y);
  }, [content, view, size]);
  const labelled = useMemo(() => withRoom(drawn, size.width), [drawn, size]);
  return (
    <svg class={bare ? "plane bare" : "plane"} width={size.width} height={size.height}>
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" y2="5" />
        </pattern>
        <pattern id="hatch-land" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`scale(${1 / (view.k * step)}) rotate(45)`}>
          <rect class="under" width="6" height="6" />
          <line class="hatch" y2="6" />
        </pattern>
      </defs>
      <g aria-hidden="true" transform={`translate(${view.x},${view.y}) scale(${view.k * step})`}>{land}</g>
      {drawn.map((cluster) => (
        <Marker
          key={cluster.key}
          cluster={cluster}
          label={labelled.get(cluster.key) ?? ""}
          lit={cluster.places.some((place) => place.key === lit || place.key === chosen)}
          onOpen={onPlace ? () => onOpen(cluster) : undefined}
        />
      ))}
    </svg>
  );
}

/** Which side of each marker has room for its name; none where names would lie on one another. */
function withRoom(drawn: Cluster[], width: number): Map<string, "left" | "right"> {
  const taken: Box[] = [{ left: width - TOOLS, right: width, top: 0, bottom: 3 * TOOLS }, ...drawn.map(({ x, y, claims }) => square(x, y, radius(claims)))];
  const found = new Map<string, "left" | "right">();
  for (const one of [...drawn].sort((a, b) => b.claims - a.claims)) {
    const long = 8 + 6.6 * labelOf(one).length;
    const r = radius(one.claims) + 4;
    for (const side of ["right", "left"] as const) {
      const left = side === "right" ? one.x + r : one.x - r - long;
      const box = { left, right: left + long, top: one.y - 8, bottom: one.y + 8 };
      const free = left > 0 && box.right < width && !taken.some((other) => overlaps(box, other));
      if (!free) continue;
      taken.push(box);
      found.set(one.key, side);
      break;
    }
  }
  return found;
}

const overlaps = (one: Box, two: Box): boolean => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
const square = (x: number, y: number, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
const radius = (claims: number): number => Math.min(24, 7 + 1.8 * Math.sqrt(claims));
const RING = 20;
const TOOLS = 48; // px of the buttons at the side

function labelOf(cluster: Cluster): string {
  const name = cluster.places[0]?.name ?? "";
  return cluster.places.length > 1 ? `${name} +${cluster.places.length - 1}` : name;
}

function Marker({ cluster, label, lit, onOpen }: { cluster: Cluster; label: "" | "left" | "right"; lit: boolean; onOpen?: (() => void) | undefined }) {
  const area = cluster.places.length === 1 && cluster.places[0]?.precision === "province";
  const r = area ? RING : radius(cluster.claims);
  const said = t(area ? "map.province" : cluster.places.length > 1 ? "map.places" : "map.town", {
    name: labelOf(cluster),
    claims: t("n.claims", { n: cluster.claims }),
    incidents: t("n.incidents", { n: cluster.incidents }),
  });
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen?.();
  };
  const hand = onOpen ? { role: "button", tabindex: 0, onClick: onOpen, onKeyDown: press } : { role: "img" };
  return (
    <g class={`marker${lit ? " lit" : ""}${area ? " area" : ""}`} transform={`translate(${Math.round(cluster.x)},${Math.round(cluster.y)})`} data-place={cluster.key}>
      <g class="spot-hand" aria-label={said} {...(hand as object)}>
        <title>{said}</title>
        <circle class="spot" r={r} />
      </g>
      <g aria-hidden="true">
        {!area && <text class="count" y="4">{number(cluster.claims)}</text>}
        {label && <text class="name" x={label === "right" ? r + 5 : -r - 5} y="4" text-anchor={label === "right" ? "start" : "end"}>{labelOf(cluster)}</text>}
      </g>
    </g>
  );
}

/** What is told of a country and of no place in it. */
function countryOnly(content: MapView): MapView["countries"] {
  const placed = new Map<string, number>();
  for (const one of content.places) placed.set(one.country ?? "", (placed.get(one.country ?? "") ?? 0) + one.claims);
  return content.countries
    .map((one) => ({ ...one, claims: one.claims - (placed.get(one.country) ?? 0) }))
    .filter((one) => one.claims > 0)
    .sort((one, two) => two.claims - one.claims);
}

/** What is only known to be in a country has no point on the map: it is counted here. */
function CountryTotals({ content }: { content: MapView }) {
  const several = countryOnly(content);
  if (!several.length) return null;
  return (
    <p class="map-countries">
      <span class="swatch" aria-hidden="true" /> {t("map.countryOnly")}{" "}
      {several.slice(0, 6).map((one, index) => (
        <span key={one.country}>{index > 0 && ", "}{country(one.country)} ({number(one.claims)})</span>
      ))}
      {several.length > 6 && ` +${several.length - 6}`}
    </p>
  );
}
