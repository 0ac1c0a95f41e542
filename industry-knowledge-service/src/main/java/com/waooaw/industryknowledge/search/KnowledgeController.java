package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.corpus.VerifiedBy;
import com.waooaw.industryknowledge.industry.Industries;
import com.waooaw.industryknowledge.industry.IndustryState;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class KnowledgeController {

    private static final int DEFAULT_LIMIT = 5;

    private final KnowledgeSearch search;
    private final Industries industries;
    private final Clock clock;

    KnowledgeController(KnowledgeSearch search, Industries industries, Clock clock) {
        this.search = search;
        this.industries = industries;
        this.clock = clock;
    }

    @PostMapping("/v1/knowledge/query")
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    KnowledgeAnswer query(@Valid @RequestBody KnowledgeQuery query, Caller caller, Cause cause) {
        var question = Askers.question(caller, cause, clock, query.text(), query.limit(), DEFAULT_LIMIT);
        var answer = search.ask(query.industry(), question);
        return KnowledgeAnswer.of(
                question.queryId(),
                query.industry(),
                industries.require(query.industry()).state(),
                answer);
    }

    /**
     * A question.
     *
     * @param industry industry id, for example {@code healthcare}
     * @param text 1 to 2000 characters
     * @param limit passages wanted, 1 to 50; 5 where absent
     */
    record KnowledgeQuery(
            @NotBlank String industry,
            @NotBlank @Size(max = Question.MAX_TEXT) String text,
            @Min(1) @Max(Question.MAX_LIMIT) @Nullable Integer limit) {}

    /** An answer with its sources, what it cost and what gave it. */
    record KnowledgeAnswer(
            UUID queryId,
            String industry,
            IndustryState industryState,
            List<FoundPassage> passages,
            Confidence confidence,
            BigDecimal costUsd,
            long millis,
            String answeredBy,
            String modelVersion,
            String corpusVersion) {

        static KnowledgeAnswer of(UUID queryId, String industry, IndustryState state, Answer answer) {
            return new KnowledgeAnswer(
                    queryId,
                    industry,
                    state,
                    answer.found().stream().map(FoundPassage::of).toList(),
                    answer.retrieval().confidence(),
                    answer.costUsd(),
                    answer.millis(),
                    answer.retrieval().answeredBy(),
                    answer.retrieval().modelVersion(),
                    answer.corpusVersion());
        }
    }

    /** A passage and where it is from. */
    record FoundPassage(
            String passageId,
            String topic,
            String document,
            String section,
            String address,
            String publisher,
            VerifiedBy verifiedBy,
            String jurisdiction,
            String text,
            double score) {

        static FoundPassage of(Answer.Found found) {
            var passage = found.passage();
            return new FoundPassage(
                    passage.id(),
                    passage.topic(),
                    passage.document(),
                    passage.section(),
                    passage.address(),
                    passage.publisher(),
                    passage.verifiedBy(),
                    passage.jurisdiction(),
                    passage.text(),
                    Askers.shown(found.score()));
        }
    }
}
