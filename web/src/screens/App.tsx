import { Route, Switch } from "wouter";
import { PageFrame } from "../ui/PageFrame.tsx";
import { ConferencePage } from "./ConferencePage.tsx";
import { Home } from "./home/Home.tsx";
import { NotFound } from "./NotFound.tsx";

export function App() {
  return (
    <PageFrame>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/m/:conference">
          {({ conference }) => <ConferencePage key={conference} conference={conference} />}
        </Route>
        <Route component={NotFound} />
      </Switch>
    </PageFrame>
  );
}
