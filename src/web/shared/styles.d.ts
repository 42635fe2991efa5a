// Style sheets are imported for their effect; the build gathers them.
declare module "*.css";
declare module "*.css?late" {
  const css: string;
  export default css;
}
