package com.waooaw.agentcreation.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a file found.
 *
 * @param refused whether the platform would send it back for what was found
 * @param agents one for each blueprint in the file
 * @param notChecked what could not be looked at here
 */
public record Report(boolean refused, List<Checked> agents, List<Unchecked> notChecked) {

    public Report {
        agents = List.copyOf(agents);
        notChecked = List.copyOf(notChecked);
    }

    /** One blueprint; its name is absent where the shape is too wrong to tell. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Checked(@Nullable String agentName, List<Found> findings) {

        public Checked {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A finding and where in the file it is.
     *
     * @param code of the rule; {@code AC-0003} where the shape is wrong
     * @param line counted from 1; absent where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(
            String code,
            Severity severity,
            String message,
            String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            String remedy) {

        static Found of(Finding finding, Places.@Nullable Place place) {
            return new Found(
                    finding.code(),
                    finding.severity(),
                    finding.message(),
                    finding.pointer(),
                    place == null ? null : place.line(),
                    place == null ? null : place.column(),
                    finding.remedy());
        }
    }

    /** What was not looked at, and the code it belongs to. */
    public record Unchecked(String code, String what) {}
}
