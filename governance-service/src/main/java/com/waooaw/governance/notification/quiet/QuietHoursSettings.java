package com.waooaw.governance.notification.quiet;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.ReachProperties;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The quiet hours of whichever Governor is asking or asked about. */
@Service
public class QuietHoursSettings {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final QuietHoursStore store;
    private final QuietHours unlessSaid;
    private final AuditLog audit;
    private final Clock clock;

    QuietHoursSettings(QuietHoursStore store, ReachProperties reach, AuditLog audit, Clock clock) {
        this.store = store;
        var said = reach.quietHours();
        this.unlessSaid = new QuietHours(said.zone(), said.from(), said.to());
        this.audit = audit;
        this.clock = clock;
    }

    /** Their own, or those of whoever has said nothing. */
    @Transactional(readOnly = true)
    public QuietHours hours() {
        return store.find().orElse(unlessSaid);
    }

    /**
     * Chooses them.
     *
     * @param zone of the time zone database, {@code Europe/Berlin}
     * @param from local time, {@code 22:00}
     * @param to likewise; the same for never
     * @throws WaooawException {@code GOV-0080} with what is wrong
     */
    @Transactional
    public QuietHours choose(Caller by, String zone, String from, String to, Cause cause) {
        var faults = new ArrayList<Fault>();
        var known = zone(zone);
        if (known.isEmpty()) {
            faults.add(new Fault("/zone", "is a region of the time zone database, like Europe/Berlin"));
        }
        if (!TIME.matcher(from).matches()) {
            faults.add(new Fault("/from", "is a time of day, like 22:00"));
        }
        if (!TIME.matcher(to).matches()) {
            faults.add(new Fault("/to", "is a time of day, like 07:00"));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.QUIET_HOURS_INVALID, "these are no quiet hours", faults);
        }
        var hours = new QuietHours(known.orElseThrow(), LocalTime.parse(from), LocalTime.parse(to));
        store.keep(hours, by);
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        "quiet_hours_chosen",
                        "quiet_hours",
                        by.subject(),
                        Map.of("zone", hours.zone().getId(), "from", from, "to", to),
                        Result.SUCCEEDED,
                        cause)
                .concerning(by.tenant().orElse(null), null, null));
        return hours;
    }

    /** By its exact name: an offset knows no summer. */
    private static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
