// Paints the points of the map in one call to the graphics card. Why no library does it: docs/decisions/taste-map.md.
import { fragmentShader, vertexShader } from './shaders.ts';
import type { PointLooks } from './point-looks.ts';
import { PaintedPoints } from './painted-points.ts';
import { ringGap, ringWidth, type PointPainter, type Scene } from './point-painter.ts';

type Attribute = { name: string; values: Float32Array | Uint8Array; size: number };

/** Null where there is no graphics card: WebGL in software takes longer than the processor does without it. */
export function createWebglPainter(canvas: HTMLCanvasElement, onLost: () => void): PointPainter | null {
  const gl = canvas.getContext('webgl2', {
    ...{ antialias: false, alpha: true, depth: false, stencil: false },
    failIfMajorPerformanceCaveat: true,
  });
  if (gl === null) return null;
  const program = buildProgram(gl);
  const buffers = new Map<string, WebGLBuffer>();
  const uniforms = locateUniforms(gl, program);
  let count = 0;
  const shownBuffer = gl.createBuffer();
  let apart: PaintedPoints | null = null;
  function onContextLost(event: Event): void {
    event.preventDefault();
    onLost();
  }
  canvas.addEventListener('webglcontextlost', onContextLost);

  const upload = ({ name, values, size }: Attribute): void => {
    const buffer = buffers.get(name) ?? gl.createBuffer();
    buffers.set(name, buffer);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    const location = gl.getAttribLocation(program, name);
    const isBytes = values instanceof Uint8Array;
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, isBytes ? gl.UNSIGNED_BYTE : gl.FLOAT, isBytes, 0, 0);
  };

  return {
    show: (looks) => {
      count = looks.radii.length;
      apart = new PaintedPoints(looks);
      for (const attribute of attributesOf(looks)) upload(attribute);
    },
    paint: (scene) => {
      setUniforms(gl, uniforms, scene);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      const shown = scene.arrival < 1 ? null : (apart?.shown(scene.camera, scene.size) ?? null);
      if (shown === null) {
        gl.drawArrays(gl.POINTS, 0, count);
        return;
      }
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, shownBuffer);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, shown, gl.DYNAMIC_DRAW);
      gl.drawElements(gl.POINTS, shown.length, gl.UNSIGNED_INT, 0);
    },
    dispose: () => {
      canvas.removeEventListener('webglcontextlost', onContextLost);
      for (const buffer of [shownBuffer, ...buffers.values()]) gl.deleteBuffer(buffer);
      gl.deleteProgram(program);
    },
  };
}

function attributesOf({ places, placesBefore, colours, radii, rings }: PointLooks): Attribute[] {
  const looks = new Float32Array(2 * radii.length);
  radii.forEach((radius, point) => {
    looks[2 * point] = radius;
    looks[2 * point + 1] = rings[point] ?? 0;
  });
  return [
    { name: 'placeBefore', values: placesBefore, size: 2 },
    { name: 'place', values: places, size: 2 },
    { name: 'colour', values: colours, size: 4 },
    { name: 'look', values: looks, size: 2 },
  ];
}

function buildProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) continue; // A context that was just lost makes none; it reports that itself.
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  return program;
}

/** Asked for once: each question costs a little, and a frame has few milliseconds. */
function locateUniforms(gl: WebGL2RenderingContext, program: WebGLProgram) {
  const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return {
    centre: at('centre'),
    scale: at('scale'),
    arrival: at('arrival'),
    growth: at('growth'),
    pixelRatio: at('pixelRatio'),
    ringSize: at('ringSize'),
    ringWidth: at('ringWidth'),
    ringColour: at('ringColour'),
  };
}
type Uniforms = ReturnType<typeof locateUniforms>;

function setUniforms(gl: WebGL2RenderingContext, at: Uniforms, scene: Scene): void {
  const { camera, size, pixelRatio, ringColour } = scene;
  gl.uniform2f(at.centre, camera.x, camera.y);
  gl.uniform2f(at.scale, (2 * camera.zoom) / size.width, (2 * camera.zoom) / size.height);
  gl.uniform1f(at.arrival, scene.arrival);
  gl.uniform1f(at.growth, scene.growth);
  gl.uniform1f(at.pixelRatio, pixelRatio);
  gl.uniform2f(at.ringSize, ringGap, ringWidth);
  gl.uniform1f(at.ringWidth, ringWidth * pixelRatio);
  const [red, green, blue, alpha] = ringColour;
  gl.uniform4f(at.ringColour, red / 255, green / 255, blue / 255, alpha / 255);
}
