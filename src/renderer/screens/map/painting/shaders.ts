// The two programs that the graphics card runs for each point: where it is and how large, and which of its pixels are which colour.

export const vertexShader = `#version 300 es
in vec2 placeBefore;
in vec2 place;
in vec4 colour;
in vec2 look; // radius, ring

uniform vec2 centre;
uniform vec2 scale; // world to clip space
uniform float arrival;
uniform float growth;
uniform float pixelRatio;
uniform vec2 ringSize; // gap, width

out vec4 inner;
out float radius;
out float outer;

void main() {
  vec2 at = (mix(placeBefore, place, arrival) - centre) * scale;
  gl_Position = vec4(at, 0.0, 1.0);
  radius = look.x * growth * pixelRatio;
  outer = radius + look.y * (ringSize.x + ringSize.y) * pixelRatio;
  gl_PointSize = 2.0 * outer + 2.0;
  inner = colour;
}`;

/** Distances are in pixels of the screen, so that edges are one pixel soft at any size. */
export const fragmentShader = `#version 300 es
precision mediump float;
in vec4 inner;
in float radius;
in float outer;

uniform vec4 ringColour;
uniform float ringWidth;

out vec4 painted;

void main() {
  float distance = length(gl_PointCoord - 0.5) * (2.0 * outer + 2.0);
  float disc = inner.a * clamp(radius - distance + 0.5, 0.0, 1.0);
  vec4 result = vec4(inner.rgb * disc, disc);
  if (outer > radius) {
    float band = clamp(outer - distance + 0.5, 0.0, 1.0) * clamp(distance - outer + ringWidth + 0.5, 0.0, 1.0);
    float ring = ringColour.a * band;
    result = vec4(ringColour.rgb * ring, ring) + result * (1.0 - ring);
  }
  if (result.a < 0.004) discard;
  painted = result;
}`;
