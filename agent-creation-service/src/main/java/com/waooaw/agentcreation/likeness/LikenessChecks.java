package com.waooaw.agentcreation.likeness;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Explanation;
import com.waooaw.agentcreation.rules.Severity;
import com.waooaw.platform.inference.TextEmbedder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * G-14 and V-10. Never call it in a transaction: a text may wait for its turn with the model. Safe for many threads.
 *
 * <p>Creation is told of no precedents, so that G-14 looks at L0 and L1 only.
 */
@Component
public class LikenessChecks {

    private final SingletonSupplier<Both> both;

    /** The two, over the same kept embeddings. */
    private record Both(ConstitutionCheck constitution, BiasScan bias) {}

    /** Reads the sentences they compare with when one is first asked; a model is asked no earlier than a text needs it. */
    public LikenessChecks(TextEmbedder embedder) {
        this.both = SingletonSupplier.of(() -> {
            var meanings = new Meanings(embedder);
            return new Both(
                    new ConstitutionCheck(LikenessFiles.constitution(), meanings),
                    new BiasScan(LikenessFiles.bias(), meanings));
        });
    }

    /** What the two are for. */
    public static List<Explanation> explanations() {
        return List.of(
                Explanation.of(ConstitutionCheck.class, ConstitutionCheck.CODE, Severity.MEDIUM, "genesis"),
                Explanation.of(BiasScan.class, BiasScan.CODE, Severity.MEDIUM, "guardian"));
    }

    /** G-14: statements that say the opposite of a principle of the constitution. */
    public Evidence contradictions(AgentBlueprint blueprint) {
        return both.obtain().constitution().check(blueprint);
    }

    /** V-10: sentences of the sample outputs that sound biased. */
    public Evidence bias(AgentBlueprint blueprint) {
        return both.obtain().bias().check(blueprint);
    }
}
