package com.waooaw.governance.breakglass;

import com.waooaw.governance.approval.Emergencies;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.governance.veto.Takebacks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows what became of the acts emergencies allowed; in the transaction, and among the rows, of whoever asks. */
@Component
class Deeds {

    private final Emergencies approvals;
    private final Takebacks takebacks;

    Deeds(Emergencies approvals, Takebacks takebacks) {
        this.approvals = approvals;
        this.takebacks = takebacks;
    }

    /** An emergency, and what became of its act. */
    record Told(Emergency emergency, Deed deed) {}

    Told of(Emergency emergency) {
        return of(List.of(emergency)).getFirst();
    }

    List<Told> of(List<Emergency> emergencies) {
        var done = approvals.permitsTakenAt(
                emergencies.stream().map(Deeds::approvalOf).toList());
        return emergencies.stream()
                .map(emergency -> new Told(
                        emergency,
                        Deed.of(
                                done.get(approvalOf(emergency)),
                                emergency instanceof Reviewed reviewed && reviewed.undone()
                                        ? takebacks.progress(approvalOf(emergency))
                                        : Optional.empty())))
                .toList();
    }

    private static UUID approvalOf(Emergency emergency) {
        return emergency.declaration().door().approvalId();
    }
}
