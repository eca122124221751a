// What Vite makes of a file with `?raw` behind its name: its text.
declare module '*?raw' {
  const text: string;
  export default text;
}
