// What the engine uses of TensorFlow's WebAssembly module; the package of its types describes it together with a browser's window.
interface EmscriptenModule {
  /** Address of so many bytes, as a signed number; 0 where there is no room. */
  _malloc(bytes: number): number;
  _free(address: number): void;
}
