package com.waooaw.industryknowledge.industry;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.industryknowledge.corpus.IndustryDescription;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Regulation;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Term;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An industry as it is now.
 *
 * @param certifiedBy {@code bootstrap} for what was loaded at first start
 * @param corpusVersion of what can be asked; absent before the first build
 * @param version rises with each change
 */
public record Industry(
        String id,
        String code,
        String name,
        IndustryState state,
        String certifiedBy,
        List<String> embeddings,
        List<String> terminology,
        List<Regulation> regulations,
        List<Term> glossary,
        @Nullable String corpusVersion,
        long version) {

    public Industry {
        embeddings = List.copyOf(embeddings);
        terminology = List.copyOf(terminology);
        regulations = List.copyOf(regulations);
        glossary = List.copyOf(glossary);
    }

    Industry become(IndustryState next) {
        if (!state.canBecome(next)) {
            throw new WaooawException(
                    IndustryKnowledgeError.INDUSTRY_STATE_MOVED,
                    id + " is " + state.wireName() + " and cannot become " + next.wireName());
        }
        return new Industry(
                id,
                code,
                name,
                next,
                certifiedBy,
                embeddings,
                terminology,
                regulations,
                glossary,
                corpusVersion,
                version + 1);
    }

    Industry withCorpus(String built) {
        return new Industry(
                id, code, name, state, certifiedBy, embeddings, terminology, regulations, glossary, built, version + 1);
    }

    boolean isDescribedBy(IndustryDescription description) {
        return name.equals(description.name())
                && embeddings.equals(description.embeddings())
                && terminology.equals(description.terminology())
                && regulations.equals(description.regulations())
                && glossary.equals(description.glossary());
    }

    Industry describedBy(IndustryDescription description) {
        return new Industry(
                id,
                code,
                description.name(),
                state,
                certifiedBy,
                description.embeddings(),
                description.terminology(),
                description.regulations(),
                description.glossary(),
                corpusVersion,
                version + 1);
    }
}
