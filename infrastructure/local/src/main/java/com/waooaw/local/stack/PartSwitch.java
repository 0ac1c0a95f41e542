package com.waooaw.local.stack;

import com.waooaw.local.http.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a part away from a running stack and brings it back, so that anybody can see what happens then. */
final class PartSwitch {

    private static final Logger log = LoggerFactory.getLogger(PartSwitch.class);

    private final Map<String, Part> parts;
    private final Set<String> stopped = new HashSet<>();

    PartSwitch(List<Part> parts) {
        this.parts = parts.stream().collect(Collectors.toMap(Part::name, Function.identity()));
    }

    /** Stops it; does nothing where it is stopped. */
    synchronized void stop(String name) {
        var part = named(name);
        if (stopped.add(name)) {
            log.warn("{} is stopped by hand", name);
            part.close();
        }
    }

    /** Starts what was stopped; returns when it can be used. */
    synchronized void start(String name) throws Exception {
        var part = named(name);
        if (stopped.contains(name)) {
            part.start();
            stopped.remove(name);
            log.info("{} is started by hand", name);
        }
    }

    private Part named(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new Reply.Refused(
                    404,
                    "LOCAL-0404",
                    "no part of this stack that can be stopped alone is called " + name + "; there are "
                            + parts.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return part;
    }
}
