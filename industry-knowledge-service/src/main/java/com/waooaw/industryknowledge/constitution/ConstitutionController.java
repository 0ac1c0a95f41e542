package com.waooaw.industryknowledge.constitution;

import com.waooaw.industryknowledge.corpus.Constitution;
import com.waooaw.industryknowledge.search.Askers;
import com.waooaw.industryknowledge.search.Confidence;
import com.waooaw.industryknowledge.search.Question;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/constitution")
class ConstitutionController {

    private static final int DEFAULT_LIMIT = 3;

    private final ConstitutionText constitution;
    private final Clock clock;

    ConstitutionController(ConstitutionText constitution, Clock clock) {
        this.constitution = constitution;
        this.clock = clock;
    }

    @GetMapping("/chunks")
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    ConstitutionChunks chunks() {
        var text = constitution.text();
        return new ConstitutionChunks(
                text.version(),
                text.chunks().stream().map(ConstitutionChunk::of).toList());
    }

    @PostMapping("/query")
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    ConstitutionAnswer query(@Valid @RequestBody ConstitutionQuery query, Caller caller, Cause cause) {
        var question = Askers.question(caller, cause, clock, query.text(), query.limit(), DEFAULT_LIMIT);
        var answer = constitution.ask(question);
        return new ConstitutionAnswer(
                question.queryId(),
                constitution.text().version(),
                answer.found().stream()
                        .map(found -> FoundChunk.of(found.chunk(), found.score()))
                        .toList(),
                answer.retrieval().confidence(),
                answer.costUsd(),
                answer.millis(),
                answer.retrieval().answeredBy(),
                answer.retrieval().modelVersion());
    }

    /** The constitution in force, in order. */
    record ConstitutionChunks(String constitutionVersion, List<ConstitutionChunk> items) {}

    /** One principle, rule or precedent seed. */
    record ConstitutionChunk(String chunkId, String layer, String title, String text) {

        static ConstitutionChunk of(Constitution.Chunk chunk) {
            return new ConstitutionChunk(chunk.id(), chunk.layer(), chunk.title(), chunk.text());
        }
    }

    /**
     * A question.
     *
     * @param text 1 to 2000 characters
     * @param limit chunks wanted, 1 to 50; 3 where absent
     */
    record ConstitutionQuery(
            @NotBlank @Size(max = Question.MAX_TEXT) String text,
            @Min(1) @Max(Question.MAX_LIMIT) @Nullable Integer limit) {}

    /** The parts that apply; low confidence means: ask a human. */
    record ConstitutionAnswer(
            UUID queryId,
            String constitutionVersion,
            List<FoundChunk> chunks,
            Confidence confidence,
            BigDecimal costUsd,
            long millis,
            String answeredBy,
            String modelVersion) {}

    /** A part and how well it fits. */
    record FoundChunk(String chunkId, String layer, String title, String text, double score) {

        static FoundChunk of(Constitution.Chunk chunk, double score) {
            return new FoundChunk(chunk.id(), chunk.layer(), chunk.title(), chunk.text(), Askers.shown(score));
        }
    }
}
