package com.waooaw.carriers;

import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All services in one: takes deliveries at their addresses and answers as a test wants. */
final class Subscribers implements AutoCloseable {

    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final List<Predicate<Pushed>> refusals = new CopyOnWriteArrayList<>();
    private final SmallServer server;

    private Subscribers(int port) throws IOException {
        this.server = SmallServer.start(
                port,
                List.of(
                        new Route("POST", "/events/*", asked -> take(asked, false)),
                        new Route("POST", "/events/*/dead-letters", asked -> take(asked, true))));
    }

    static Subscribers start(int port) throws IOException {
        return new Subscribers(port);
    }

    int port() {
        return server.port();
    }

    /** Answers 500 to these from now on. */
    void refuse(Predicate<Pushed> which) {
        refusals.add(which);
    }

    /** Everything that came of an event, refused or not, in order. */
    List<Pushed> of(String eventId) {
        return pushed.stream().filter(one -> one.eventId().equals(eventId)).toList();
    }

    /** Everything that came to a service, in order. */
    List<Pushed> to(String service) {
        return pushed.stream().filter(one -> one.service().equals(service)).toList();
    }

    private Reply take(Asked asked, boolean dead) {
        var one = Pushed.of(asked, dead);
        pushed.add(one);
        if (refusals.stream().anyMatch(refusal -> refusal.test(one))) {
            throw new Reply.Refused(500, "TEST", "not now");
        }
        return Reply.json(Map.of());
    }

    @Override
    public void close() {
        server.close();
    }
}
