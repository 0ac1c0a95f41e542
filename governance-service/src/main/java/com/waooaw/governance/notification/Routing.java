package com.waooaw.governance.notification;

import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import com.waooaw.governance.notification.router.ChannelRouter;
import com.waooaw.governance.notification.router.PushFirst;
import com.waooaw.governance.notification.router.Route;
import com.waooaw.governance.notification.router.Situation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has the order of channels chosen for a round. That fails nothing: whoever knows nothing begins with push. */
@Component
class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SituationStore situations;
    private final QuietHoursSettings quiet;
    private final ChannelRouter router;
    private final Duration memory;
    private final Clock clock;

    Routing(
            SituationStore situations,
            QuietHoursSettings quiet,
            ChannelRouter router,
            ReachProperties reach,
            Clock clock) {
        this.situations = situations;
        this.quiet = quiet;
        this.router = router;
        this.memory = reach.router().memory();
        this.clock = clock;
    }

    /**
     * An order and what it was chosen on.
     *
     * @param situationJson {@code {}} where it was not known
     */
    record Choice(Route route, String situationJson) {

        String oddsJson() {
            return JSON.writeValueAsString(route.odds().entrySet().stream()
                    .collect(Collectors.toMap(odds -> odds.getKey().stored(), Map.Entry::getValue)));
        }
    }

    Choice choose(Notice notice) {
        Situation situation;
        try {
            situation = situations.situation(notice.approvalId(), quiet.hours().zone(), clock.instant(), memory);
        } catch (RuntimeException e) {
            LOG.warn("nothing is known of whoever decides {}", notice.displayId(), e);
            return new Choice(new PushFirst("failed").route(new Situation(0, 1, null, Map.of(), "", false)), "{}");
        }
        return new Choice(router.route(situation), situation.toJson());
    }
}
