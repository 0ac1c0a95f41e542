package com.waooaw.industryknowledge.loading;

import com.waooaw.industryknowledge.constitution.ConstitutionText;
import com.waooaw.industryknowledge.corpus.CorpusFiles;
import com.waooaw.industryknowledge.corpus.IndustryDescription;
import com.waooaw.industryknowledge.industry.Industries;
import com.waooaw.industryknowledge.loading.CorpusBuild.Outcome.Built;
import com.waooaw.industryknowledge.loading.CorpusBuild.Outcome.Failed;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Brings the service to the corpus it was shipped with. It is ready for requests when this is done. */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final CorpusFiles files;
    private final Industries industries;
    private final ConstitutionText constitution;
    private final CorpusBuild corpora;

    FirstStart(CorpusFiles files, Industries industries, ConstitutionText constitution, CorpusBuild corpora) {
        this.files = files;
        this.industries = industries;
        this.constitution = constitution;
        this.corpora = corpora;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (corpora.build(ConstitutionText.COLLECTION, constitution.passages()) instanceof Failed(var why)) {
            LOG.error("the constitution cannot be asked: {}", why);
        }
        for (var description : files.industries()) {
            var cause = Cause.root(Ids.of("first-start", description.id()));
            industries.register(description, cause);
            build(description, cause);
        }
    }

    private void build(IndustryDescription description, Cause cause) {
        var corpus = description.corpus();
        if (corpus == null) {
            return;
        }
        var id = description.id();
        industries.buildStarted(id, cause);
        switch (corpora.build(id, files.passages(corpus))) {
            case Built(var version) -> industries.built(id, version, cause);
            case Failed(var why) -> {
                LOG.error("the corpus of {} cannot be built: {}", id, why);
                industries.buildFailed(id, why, cause);
            }
        }
    }
}
