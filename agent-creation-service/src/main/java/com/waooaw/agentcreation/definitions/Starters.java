package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Starter;
import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what comes with the platform and the catalogue has not got. */
@Service
class Starters {

    private static final Logger LOG = LoggerFactory.getLogger(Starters.class);

    private final DefinitionStore store;
    private final Catalogue catalogue;
    private final DefinitionTrail trail;
    private final Clock clock;

    Starters(DefinitionStore store, Catalogue catalogue, DefinitionTrail trail, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * All or nothing; what is there already stays as it is, also where another instance was quicker.
     *
     * @return how many were new
     */
    @Transactional
    public int load(List<Starter> starters) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var certified = StarterCertification.certified(starters, catalogue.tools(), catalogue.pricePolicy(), now);
        store.takeTurns();
        var cause = Cause.root(Ids.next(clock));
        int added = 0;
        for (var definition : certified) {
            if (store.add(definition)) {
                added++;
                trail.write(
                        definition,
                        "certified",
                        Certifier.GENESIS,
                        ActorType.FOUNDATIONAL,
                        Map.of("version", definition.version(), "asked_by", StarterCertification.BOOTSTRAP),
                        Result.SUCCEEDED,
                        cause);
            } else {
                reportOther(definition);
            }
        }
        return added;
    }

    /** A certified definition never changes: a file that says something else under its id is not taken in. */
    private void reportOther(Definition<?> fromFile) {
        boolean same =
                switch (fromFile) {
                    case Skill skill -> stored(Kind.SKILL, Skill.class, skill);
                    case JobRole role -> stored(Kind.JOB_ROLE, JobRole.class, role);
                    case Team team -> stored(Kind.TEAM, Team.class, team);
                };
        if (!same) {
            LOG.warn("{} was certified with another content than the one that comes with the platform", fromFile.id());
        }
    }

    private <T extends Definition<T>> boolean stored(Kind kind, Class<T> type, T mine) {
        return store.find(kind, type, mine.id()).map(Starters::content).equals(Optional.of(content(mine)));
    }

    /** What its author wrote, without what became of it. */
    private static <T extends Definition<T>> T content(T definition) {
        return definition.priced(List.of()).standing(new Standing.Draft(StarterCertification.BOOTSTRAP), List.of());
    }
}
