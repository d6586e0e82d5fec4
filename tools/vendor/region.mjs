// Make the map of the region: `node tools/vendor/region.mjs INTO.json`, run by vendor.py.
//
// world-atlas draws Crimea as part of Russia. Its polygon is taken out of Russia (643)
// and merged into Ukraine (804); the same rule is tested on the file that is written.
// Countries outside the picture go, lines are simplified together, so that neighbours
// keep one border. What of Russia reaches the antimeridian stays in its one polygon: the
// drawing works on the sphere and cuts at the edge of the picture.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { feature, mergeArcs, quantize } = require("topojson-client");
const { filter, filterWeight, presimplify, simplify } = require("topojson-simplify");

const VIEW = { west: -27, south: 42, east: 75, north: 72.5 };
const CRIMEA = { west: 32, south: 44, east: 36.7, north: 46.3 };
const FINEST = 0.01; // square degrees: a detour smaller than this is not drawn
const ISO = {
  "008": "AL", "040": "AT", "070": "BA", "056": "BE", "100": "BG", "112": "BY", "756": "CH",
  "203": "CZ", "276": "DE", "208": "DK", "233": "EE", "246": "FI", "250": "FR", "234": "FO",
  "826": "GB", "268": "GE", "191": "HR", "348": "HU", "372": "IE", "352": "IS", "380": "IT",
  "398": "KZ", "440": "LT", "442": "LU", "428": "LV", "498": "MD", "499": "ME", "807": "MK",
  "528": "NL", "578": "NO", "616": "PL", "642": "RO", "688": "RS", "643": "RU", "752": "SE",
  "705": "SI", "703": "SK", "804": "UA", "248": "FI",
};

function main(into) {
  const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json")));
  const countries = giveBackCrimea(world, named(world.objects.countries.geometries));
  world.objects = { countries: { type: "GeometryCollection", geometries: seen(world, countries) } };
  delete world.bbox;
  const weighted = presimplify(filter(world, () => true));
  const fine = simplify(weighted, FINEST);
  const light = filter(fine, filterWeight(fine, FINEST));
  writeFileSync(into, JSON.stringify(quantize(light, 36000)) + "\n");
}

function named(geometries) {
  return geometries
    .filter((each) => each.id in ISO)
    .map((each) => ({ ...each, id: ISO[each.id], arcs: polygons(each), type: "MultiPolygon", properties: {} }));
}

function polygons(geometry) {
  return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
}

function giveBackCrimea(world, geometries) {
  const russia = geometries.find((each) => each.id === "RU");
  const ukraine = geometries.find((each) => each.id === "UA");
  const crimea = russia.arcs.filter((arcs) => inside(box(world, arcs), CRIMEA));
  if (crimea.length !== 1) throw new Error(`Found ${crimea.length} polygons for Crimea; look at the source again.`);
  russia.arcs = russia.arcs.filter((arcs) => !crimea.includes(arcs));
  const parts = [ukraine, { type: "MultiPolygon", arcs: crimea }];
  ukraine.arcs = polygons(mergeArcs(world, parts));
  return geometries;
}

function seen(world, geometries) {
  for (const each of geometries) {
    each.arcs = each.arcs.filter((arcs) => overlaps(box(world, arcs), VIEW));
  }
  return geometries.filter((each) => each.arcs.length);
}

function box(world, arcs) {
  const rings = feature(world, { type: "Polygon", arcs }).geometry.coordinates;
  const lon = rings[0].map((point) => point[0]);
  const lat = rings[0].map((point) => point[1]);
  return { west: Math.min(...lon), east: Math.max(...lon), south: Math.min(...lat), north: Math.max(...lat) };
}

function inside(small, large) {
  return small.west > large.west && small.east < large.east && small.south > large.south && small.north < large.north;
}

function overlaps(one, other) {
  return one.west < other.east && one.east > other.west && one.south < other.north && one.north > other.south;
}

main(process.argv[2]);
