package com.waooaw.governance.inbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.waooaw.governance.approval.GovernorInbox;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that their list has changed. Looks by itself, because what changes a list may happen in another
 * process: once in a round for each kind of list somebody has open, and not at all where nobody has.
 */
@Component
class InboxStreams extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(InboxStreams.class);

    static final int MOST_OF_ONE = 6;
    private static final int MOST = 500;

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Shorter than what proxies take for dead. */
    private static final int ROUNDS_TO_A_SIGN_OF_LIFE = 10;

    /** After it a browser comes back by itself, and shows whether its session still holds. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final GovernorInbox inbox;
    private int rounds;

    InboxStreams(GovernorInbox inbox) {
        super("inbox-streams", EVERY, Duration.ofSeconds(5));
        this.inbox = inbox;
    }

    /** A page that is open. */
    private static final class Stream {

        private final Caller governor;
        private final SseEmitter emitter;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile String mark;

        private Stream(Caller governor, SseEmitter emitter, String mark) {
            this.governor = governor;
            this.emitter = emitter;
            this.mark = mark;
        }
    }

    /**
     * A stream for somebody; empty where they, or all together, have too many.
     *
     * @param mark of the list they see: it may have changed before they asked for a stream
     */
    Optional<SseEmitter> open(Caller governor, String mark) {
        var own = streams.stream()
                .filter(stream -> stream.governor.subject().equals(governor.subject()))
                .count();
        if (own >= MOST_OF_ONE || streams.size() >= MOST) {
            return Optional.empty();
        }
        var emitter = new SseEmitter(LONGEST.toMillis());
        var stream = new Stream(governor, emitter, mark);
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> streams.remove(stream));
        streams.add(stream);
        // the answer begins now: a browser that waits for its first byte does not know that it is connected
        try {
            emitter.send(SseEmitter.event().comment("open").reconnectTime(3_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(emitter);
    }

    int open() {
        return streams.size();
    }

    @Override
    protected Duration round() {
        boolean signOfLife = ++rounds % ROUNDS_TO_A_SIGN_OF_LIFE == 0;
        var marks = new HashMap<Lists, String>();
        for (var stream : streams) {
            var mark = marks.computeIfAbsent(Lists.of(stream.governor), lists -> mark(stream.governor));
            if (!mark.equals(stream.mark)) {
                // whoever is still being told of the last change is told of this one in the next round
                if (send(stream, SseEmitter.event().name("changed").data("list", MediaType.TEXT_PLAIN))) {
                    stream.mark = mark;
                }
            } else if (signOfLife) {
                send(stream, SseEmitter.event().comment("here"));
            }
        }
        return EVERY;
    }

    private String mark(Caller governor) {
        return Tenancy.call(governor.tenant().orElse(null), () -> inbox.mark(governor));
    }

    /** People who see the same list. */
    private record Lists(Optional<UUID> tenant, Set<Role> roles, String deputy) {

        private static Lists of(Caller governor) {
            // of those who may stand in each sees what they are named for
            return new Lists(
                    governor.tenant(), governor.roles(), governor.has(Role.DEPUTY_GOVERNOR) ? governor.subject() : "");
        }
    }

    /** On a thread of its own: a browser that does not read holds up nobody else. */
    @CanIgnoreReturnValue
    private boolean send(Stream stream, SseEmitter.SseEventBuilder event) {
        if (!stream.busy.compareAndSet(false, true)) {
            return false;
        }
        Thread.ofVirtual().name("inbox-stream").start(() -> {
            try {
                stream.emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                LOG.debug("a page was closed", e);
                streams.remove(stream);
            } finally {
                stream.busy.set(false);
            }
        });
        return true;
    }

    @Override
    public void stop() {
        super.stop();
        streams.forEach(stream -> stream.emitter.complete());
    }
}
