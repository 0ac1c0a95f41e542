package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent takes is estimated and there; throughput, latency and concurrency are given by the blueprint's shape. */
@Explained(
        protects = "That a new agent does not take the room others work in.",
        looksAt = "resources; slo.throughput_rps times resources.db_ms_per_run, against the database connections "
                + "there are; chains of calls that wait.",
        mend = "Estimate resources; shorten transactions or promise less; make one call of a long chain a "
                + "command or an event.",
        onlyRunning =
                "how many of Agent Execution's database connections are left, and for whom registered agents wait")
final class RoomToScale implements Rule {

    @Override
    public String code() {
        return "A-06";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        if (blueprint.resources() == null) {
            findings.add(finding(
                    "/resources",
                    "it is not said what the agent takes",
                    "estimate memory_mb, cpu_millicores and db_ms_per_run"));
        } else if (blueprint.resources().dbMsPerRun() == 0 && touchesStoredData(blueprint, facts)) {
            findings.add(finding(
                    "/resources/db_ms_per_run",
                    "it works with stored data and is said to hold no connection to a database",
                    "estimate how long a run holds one, or leave out the data"));
        }
        var connections = Estimates.dbConnections(blueprint);
        if (connections.compareTo(facts.dbConnectionsLeft()) > 0) {
            findings.add(finding(
                    "/resources/db_ms_per_run",
                    "it holds " + connections.stripTrailingZeros().toPlainString()
                            + " database connections, left are "
                            + facts.dbConnectionsLeft().toPlainString(),
                    "shorter transactions, or less throughput and concurrency"));
        }
        int most = facts.architecturePolicy().syncHops();
        if (SyncChain.of(blueprint, facts).hops(blueprint.agentName(), most + 1) > most) {
            findings.add(finding(
                    "/me_wow/interfaces",
                    "more than " + most + " calls wait for one another",
                    "make one of them a command or an event"));
        }
        return findings;
    }

    /**
     * No blueprint says where a source is kept, so each counts as kept in a database: an estimate of nothing would let an
     * agent by that takes what the others were promised. A tool is known to change a store where the allow-list says so.
     */
    private static boolean touchesStoredData(AgentBlueprint blueprint, Facts facts) {
        return !blueprint.dataAccess().isEmpty()
                || blueprint.tools().stream()
                        .anyMatch(tool -> changesAStore(facts.tools().get(tool.toolId())));
    }

    private static boolean changesAStore(@Nullable AllowedTool tool) {
        return tool != null && tool.writesTo() != null;
    }
}
