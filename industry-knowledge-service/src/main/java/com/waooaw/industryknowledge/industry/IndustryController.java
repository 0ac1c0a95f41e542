package com.waooaw.industryknowledge.industry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Regulation;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Term;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/industries")
class IndustryController {

    private final Industries industries;

    IndustryController(Industries industries) {
        this.industries = industries;
    }

    @GetMapping
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    Page<IndustrySummary> list() {
        return Page.of(industries.all().stream().map(IndustrySummary::of).toList());
    }

    @GetMapping("/{industryId}")
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    IndustryDetail one(@PathVariable("industryId") String industryId) {
        var industry = industries.require(industryId);
        return IndustryDetail.of(industry, industries.history(industryId));
    }

    /** An industry in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndustrySummary(
            String industryId,
            String code,
            String name,
            IndustryState state,
            boolean answersQuestions,
            String certifiedBy,
            @Nullable String corpusVersion) {

        static IndustrySummary of(Industry industry) {
            return new IndustrySummary(
                    industry.id(),
                    industry.code(),
                    industry.name(),
                    industry.state(),
                    industry.state().answersQuestions(),
                    industry.certifiedBy(),
                    industry.corpusVersion());
        }
    }

    /** An industry with its names, terms, regulations and life. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndustryDetail(
            String industryId,
            String code,
            String name,
            IndustryState state,
            boolean answersQuestions,
            String certifiedBy,
            @Nullable String corpusVersion,
            List<String> embeddings,
            List<String> terminology,
            List<Regulation> regulations,
            List<Term> glossary,
            List<StateChange> history) {

        static IndustryDetail of(Industry industry, List<StateChange> history) {
            return new IndustryDetail(
                    industry.id(),
                    industry.code(),
                    industry.name(),
                    industry.state(),
                    industry.state().answersQuestions(),
                    industry.certifiedBy(),
                    industry.corpusVersion(),
                    industry.embeddings(),
                    industry.terminology(),
                    industry.regulations(),
                    industry.glossary(),
                    history);
        }
    }
}
