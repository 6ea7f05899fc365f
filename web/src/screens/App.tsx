import { Route, Switch } from "wouter";
import { ConferencePage } from "./ConferencePage.tsx";
import { Home } from "./home/Home.tsx";
import { NotFound } from "./NotFound.tsx";

export function App() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/m/:conference">
        {({ conference }) => <ConferencePage key={conference} conference={conference} />}
      </Route>
      <Route component={NotFound} />
    </Switch>
  );
}
