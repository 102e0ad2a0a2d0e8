/** Places on the map's plane: the same Mercator that the outlines were projected with when the desk was built. */
import { geoMercator } from "d3-geo";

export const WIDTH = 40_000; // of the whole world, in the map's units
const CUT = 84;
const projection = geoMercator().scale(WIDTH / (2 * Math.PI)).translate([WIDTH / 2, WIDTH / 2]);

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What the map shows: `k` pixels a unit, and where the plane's origin stands. */
export interface View {
  k: number;
  x: number;
  y: number;
}

export function planar(longitude: number, latitude: number): [number, number] {
  return projection([longitude, Math.max(-CUT, Math.min(CUT, latitude))]) as [number, number];
}

/** west,south,east,north of a box, for the `bbox` filter. */
export function bounds(box: Box): string {
  const [west, north] = projection.invert?.([box.left, box.top]) ?? [-180, 90];
  const [east, south] = projection.invert?.([box.right, box.bottom]) ?? [180, -90];
  const round = (value: number, most: number) => Math.max(-most, Math.min(most, Math.round(value * 100) / 100));
  return [round(west, 180), round(south, 90), round(east, 180), round(north, 90)].join(",");
}

export function boxOf(words: string): Box | null {
  const [west, south, east, north] = words.split(",").map(Number);
  if ([west, south, east, north].some((one) => one === undefined || Number.isNaN(one))) return null;
  const [[left, bottom], [right, top]] = [planar(west as number, south as number), planar(east as number, north as number)];
  return { left, top, right, bottom };
}

export function seen(view: View, width: number, height: number): Box {
  return { left: -view.x / view.k, top: -view.y / view.k, right: (width - view.x) / view.k, bottom: (height - view.y) / view.k };
}

export function meets(one: Box, two: Box): boolean {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
}

const CLOSEST = 0.6; // pixels a unit: 20 px for 30 km
const MARGIN = 46; // px
const TOOLS = 40; // px more on the side of the buttons

/** The view in which a box is seen whole, with room for its labels. */
export function around(box: Box, width: number, height: number): View {
  const k = limited(
    Math.min((width - 2 * MARGIN - TOOLS) / Math.max(box.right - box.left, 1), (height - 2 * MARGIN) / Math.max(box.bottom - box.top, 1), CLOSEST / 4),
    width,
  );
  return { k, x: (width - TOOLS) / 2 - (k * (box.left + box.right)) / 2, y: height / 2 - (k * (box.top + box.bottom)) / 2 };
}

export function limited(k: number, width: number): number {
  return Math.max(width / WIDTH, Math.min(CLOSEST, k));
}

/** The view zoomed around a point of the screen. */
export function zoomed(view: View, factor: number, x: number, y: number, width: number): View {
  const k = limited(view.k * factor, width);
  const ratio = k / view.k;
  return { k, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

export function extent(points: [number, number][]): Box | null {
  if (!points.length) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
