// What passes between the website's own script and the panel: fetched when one of them has something to say.
export { tellOf } from "./telling.ts";
export { fulfil } from "./wishes.ts";
