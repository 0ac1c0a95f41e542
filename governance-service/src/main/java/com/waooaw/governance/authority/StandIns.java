package com.waooaw.governance.authority;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Governors;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows in whose place somebody decides now. */
@Service
public class StandIns {

    private final DelegationStore store;
    private final Governors governors;
    private final AuthorityProperties limits;
    private final Clock clock;

    StandIns(DelegationStore store, GovernanceProperties properties, AuthorityProperties limits, Clock clock) {
        this.store = store;
        this.governors = properties.governors();
        this.limits = limits;
        this.clock = clock;
    }

    /** Empty for whoever governs by themselves, and for whom nobody has named. */
    @Transactional(readOnly = true)
    public Optional<StandIn> of(Caller caller) {
        if (!DelegationRules.mayStandIn(caller) || !isKnown(caller)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return DelegationRules.standIn(naming(caller.subject()), now, limits.silence());
    }

    /** Whether that right is still there; if so, nobody ends it until the transaction that decides has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stillStands(StandIn standIn) {
        return store.hold(standIn.delegationId())
                .filter(delegation -> delegation.inForceAt(clock.instant()))
                .isPresent();
    }

    private List<Delegation> naming(String subject) {
        return store.open(clock.instant()).stream()
                .filter(delegation -> delegation.deputy().equals(subject))
                .toList();
    }

    /** Who is taken out of the configuration decides nothing more, whatever was delegated before. */
    private boolean isKnown(Caller caller) {
        return governors.deputiesFor(caller.tenant().orElse(null)).stream()
                .anyMatch(deputy -> deputy.subject().equals(caller.subject()));
    }
}
