/** Places that would lie on one another on the screen, drawn as one marker. */
import type { MapPlace } from "../api/types";

export interface Spot {
  place: MapPlace;
  x: number; // px on the screen
  y: number;
}

export interface Cluster {
  key: string;
  x: number;
  y: number;
  places: MapPlace[];
  claims: number;
  incidents: number;
}

const NEAR = 44; // px: markers nearer than this become one; two fingertips apart

/** Greedy by weight: the busiest place draws its neighbours in. A grid keeps it linear. */
export function clusters(spots: Spot[]): Cluster[] {
  const grid = new Map<string, Cluster[]>();
  const found: Cluster[] = [];
  for (const spot of [...spots].sort((one, two) => two.place.claims - one.place.claims)) {
    const near = around(spot).flatMap((cell) => grid.get(cell) ?? []).find((one) => Math.hypot(one.x - spot.x, one.y - spot.y) < NEAR);
    if (near) join(near, spot);
    else {
      const made = { key: spot.place.key, x: spot.x, y: spot.y, places: [spot.place], claims: spot.place.claims, incidents: spot.place.incidents };
      found.push(made);
      const cell = cellOf(spot.x, spot.y);
      grid.set(cell, [...(grid.get(cell) ?? []), made]);
    }
  }
  return found;
}

function join(cluster: Cluster, spot: Spot): void {
  cluster.places.push(spot.place);
  cluster.claims += spot.place.claims;
  cluster.incidents += spot.place.incidents;
}

const cellOf = (x: number, y: number): string => `${Math.floor(x / NEAR)},${Math.floor(y / NEAR)}`;

function around({ x, y }: Spot): string[] {
  const steps = [-1, 0, 1];
  return steps.flatMap((dx) => steps.map((dy) => cellOf(x + dx * NEAR, y + dy * NEAR)));
}
