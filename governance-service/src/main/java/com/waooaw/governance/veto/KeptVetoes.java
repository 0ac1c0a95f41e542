package com.waooaw.governance.veto;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.platform.kernel.Cause;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes a veto that a device kept while it had no connection: the same as one that is said now. */
@Service
public class KeptVetoes {

    private final Vetoes vetoes;

    KeptVetoes(Vetoes vetoes) {
        this.vetoes = vetoes;
    }

    /**
     * What came of it.
     *
     * @param first whether it was vetoed by this
     * @param error what it was refused with; empty where it is vetoed
     * @param because the same in words
     */
    public record Answer(boolean first, Optional<GovernanceError> error, String because) {}

    /** Vetoes, once per key. */
    public Answer veto(Revocations.Wish wish, String key, Cause cause) {
        var answer = vetoes.veto(wish, key, cause);
        return new Answer(answer.first(), answer.error(), answer.because());
    }
}
