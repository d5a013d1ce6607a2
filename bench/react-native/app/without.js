import { show } from "./show";

show(async () => "");
