package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool agents may work with; what is not listed is not allowed.
 *
 * @param writesTo the store it changes, where it changes one of the platform's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedTool(
        String toolId, String name, @Nullable String writesTo, List<AllowedOperation> operations) {

    /**
     * What it may do.
     *
     * @param type {@code read}, {@code write}, {@code delete} or {@code bulk}
     * @param approvalClass the least an approval of it covers; absent where none is needed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AllowedOperation(
            String name, String type, @Nullable String approvalClass, boolean reversible) {}

    /** The operation of this name. */
    public Optional<AllowedOperation> operation(String name) {
        return operations.stream().filter(o -> o.name().equals(name)).findFirst();
    }
}
