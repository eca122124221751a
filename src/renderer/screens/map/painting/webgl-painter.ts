// Paints all points in one call to the graphics card. Why no library does it: docs/decisions/taste-map.md.
import { ringGap, ringWidth, type PointLooks, type PointPainter, type Scene } from './painter.ts';
import { fragmentShader, vertexShader } from './shaders.ts';

type Attribute = { name: string; values: Float32Array | Uint8Array; size: number };

/** Null if there is no WebGL2, or its programs do not build: then the canvas is still free for another context. */
export function createWebglPainter(canvas: HTMLCanvasElement, onLost: () => void): PointPainter | null {
  // Tried on a canvas of its own, since one that was asked for WebGL can't be painted on otherwise.
  if (document.createElement('canvas').getContext('webgl2') === null) return null;
  const gl = canvas.getContext('webgl2', { antialias: false, alpha: true, depth: false, stencil: false });
  const program = gl === null ? null : buildProgram(gl);
  if (gl === null || program === null) return null;
  const buffers = new Map<string, WebGLBuffer>();
  const uniforms = locateUniforms(gl, program);
  let count = 0;
  function onContextLost(event: Event): void {
    event.preventDefault();
    onLost();
  }
  canvas.addEventListener('webglcontextlost', onContextLost);

  function upload({ name, values, size }: Attribute): void {
    if (gl === null || program === null) return;
    const buffer = buffers.get(name) ?? gl.createBuffer();
    buffers.set(name, buffer);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    const location = gl.getAttribLocation(program, name);
    const isBytes = values instanceof Uint8Array;
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, isBytes ? gl.UNSIGNED_BYTE : gl.FLOAT, isBytes, 0, 0);
  }

  return {
    kind: 'webgl',
    show: (looks) => {
      count = looks.radii.length;
      for (const attribute of attributesOf(looks)) upload(attribute);
    },
    paint: (scene) => {
      setUniforms(gl, uniforms, scene);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.POINTS, 0, count);
    },
    dispose: () => {
      canvas.removeEventListener('webglcontextlost', onContextLost);
      for (const buffer of buffers.values()) gl.deleteBuffer(buffer);
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

function buildProgram(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) return null;
  gl.useProgram(program);
  return program;
}

/** Asked for once: each question costs a little, and a frame has few milliseconds. */
function locateUniforms(gl: WebGL2RenderingContext, program: WebGLProgram) {
  const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return {
    ...{ centre: at('centre'), scale: at('scale'), arrival: at('arrival'), growth: at('growth') },
    ...{ pixelRatio: at('pixelRatio'), ringSize: at('ringSize') },
    ...{ ringWidth: at('ringWidth'), ringColour: at('ringColour') },
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
  const [red, green, blue, alpha] = ringColour.map((part) => part / 255);
  gl.uniform4f(at.ringColour, red ?? 0, green ?? 0, blue ?? 0, alpha ?? 1);
}
