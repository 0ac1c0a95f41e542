package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.escalation.EscalationController.EscalationRequest;
import com.waooaw.governance.escalation.EscalationController.OptionRequest;
import com.waooaw.governance.escalation.Packet.From;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.governance.escalation.Packet.Option;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into a packet, or says everything that is wrong with it. */
@Component
class EscalationForm {

    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "critical");
    private static final int MAX_DESCRIPTION = 2_000;
    private static final int MAX_TEXT = 300;
    private static final int MAX_TEXTS = 20;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 6;

    private final Clock clock;

    EscalationForm(Clock clock) {
        this.clock = clock;
    }

    /** Whom it is about and who could not decide it. */
    private record Standing(@Nullable UUID customerId, From from, boolean fromItsGovernor) {}

    /** The customer it is about; none where it is about the platform. */
    static @Nullable UUID customerOf(EscalationRequest request, Caller by) {
        return standing(request, by).customerId();
    }

    Packet packet(EscalationRequest request, Caller by, Cause cause) {
        var standing = standing(request, by);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var assignee = EscalationRules.route(request.type(), standing.customerId() != null, standing.fromItsGovernor());
        var latest = EscalationRules.deadline(assignee, now);
        var wanted = request.deadline();
        check(request, standing, now, latest);
        var id = Ids.next(clock);
        return new Packet(
                id,
                Packet.displayId(id),
                request.type(),
                assignee,
                standing.customerId(),
                request.engagementId(),
                null,
                by.subject(),
                standing.from(),
                request.description().strip(),
                texts(request.parties()),
                texts(request.principles()),
                options(request.options()),
                request.recommendation(),
                request.blastRadius(),
                request.urgency(),
                texts(request.evidence()),
                cause,
                now,
                wanted == null ? latest : wanted.truncatedTo(ChronoUnit.MICROS));
    }

    /** A Governor escalates for what they govern, in their own name; a service for a customer or the platform, for an agent. */
    private static Standing standing(EscalationRequest request, Caller by) {
        var customer = request.customerId();
        if (by.has(Role.ENGAGEMENT_GOVERNOR) || by.has(Role.PLATFORM_GOVERNOR)) {
            var own = by.has(Role.ENGAGEMENT_GOVERNOR) ? by.customer() : null;
            if (customer != null && !customer.equals(own)) {
                throw new WaooawException(
                        GovernanceError.ESCALATED_FOR_ANOTHER, "a Governor escalates for what they govern");
            }
            return new Standing(own, new From(by.subject(), "governor"), own != null);
        }
        var agent = request.agentId();
        return new Standing(
                customer, agent == null ? new From(by.subject(), "service") : new From(agent, "agent"), false);
    }

    private static void check(EscalationRequest request, Standing standing, Instant now, Instant latest) {
        var faults = new ArrayList<Fault>();
        if (request.type() == Kind.APPROVAL_TIMEOUT) {
            faults.add(new Fault("/type", "is said by Governance alone"));
        }
        text("/description", request.description(), MAX_DESCRIPTION, faults);
        if (standing.from().type().equals("governor") && request.agentId() != null) {
            faults.add(new Fault("/agent_id", "is for services: a Governor escalates in their own name"));
        }
        var agent = request.agentId();
        if (agent != null) {
            text("/agent_id", agent, MAX_TEXT, faults);
        }
        if (request.engagementId() != null && standing.customerId() == null) {
            faults.add(new Fault("/engagement_id", "is for what is about a customer"));
        }
        listed("/parties", request.parties(), faults);
        listed("/principles", request.principles(), faults);
        listed("/evidence", request.evidence(), faults);
        var names = optionNames(request.options(), faults);
        var recommendation = request.recommendation();
        if (recommendation != null && !names.contains(recommendation)) {
            faults.add(new Fault("/recommendation", "is one of the options"));
        }
        if (!LEVELS.contains(request.blastRadius())) {
            faults.add(new Fault("/blast_radius", "is low, medium, high or critical"));
        }
        if (!LEVELS.contains(request.urgency())) {
            faults.add(new Fault("/urgency", "is low, medium, high or critical"));
        }
        var deadline = request.deadline();
        if (deadline != null && (!deadline.isAfter(now) || deadline.isAfter(latest))) {
            faults.add(new Fault("/deadline", "lies ahead, and no later than " + latest));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.ESCALATION_INVALID, "nobody could decide this as it is", faults);
        }
    }

    private static Set<String> optionNames(List<OptionRequest> options, List<Fault> faults) {
        var names = new HashSet<String>();
        if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
            faults.add(new Fault("/options", "names %d to %d options".formatted(FEWEST_OPTIONS, MOST_OPTIONS)));
        }
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            // JSON may say null anywhere
            if (option == null || !option.option().matches("[a-z][a-z0-9_]{0,39}")) {
                faults.add(new Fault("/options/" + i, "has a name of lower-case letters, digits and underscores"));
                continue;
            }
            if (!names.add(option.option())) {
                faults.add(new Fault("/options/" + i, "is there twice"));
            }
            text("/options/" + i + "/description", option.description(), MAX_TEXT, faults);
        }
        if (!names.contains(Packet.DENY)) {
            faults.add(new Fault("/options", "has one called deny, which holds until somebody has decided"));
        }
        return names;
    }

    private static void listed(String pointer, @Nullable List<String> texts, List<Fault> faults) {
        if (texts == null) {
            return;
        }
        if (texts.size() > MAX_TEXTS) {
            faults.add(new Fault(pointer, "names at most " + MAX_TEXTS));
        }
        for (int i = 0; i < texts.size(); i++) {
            text(pointer + "/" + i, texts.get(i), MAX_TEXT, faults);
        }
    }

    private static void text(String pointer, @Nullable String text, int most, List<Fault> faults) {
        if (text == null || text.isBlank() || text.length() > most || text.indexOf('\0') >= 0) {
            faults.add(new Fault(pointer, "has 1 to " + most + " characters, and no zero byte"));
        }
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    private static List<Option> options(List<OptionRequest> options) {
        return options.stream()
                .map(option -> new Option(option.option(), option.description()))
                .toList();
    }
}
