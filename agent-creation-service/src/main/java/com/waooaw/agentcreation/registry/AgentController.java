package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_NOT_FOUND;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the registry. Customers see the agents they may work with. */
@RestController
class AgentController {

    private static final Set<AgentState> ALL = EnumSet.complementOf(EnumSet.of(AgentState.UNKNOWN));

    private final AgentRegistry registry;

    AgentController(AgentRegistry registry) {
        this.registry = registry;
    }

    @Operation(summary = "Agents, newest first; a customer sees those at work")
    @GetMapping("/v1/agents")
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    Page<AgentView> agents(
            Caller caller,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "cursor", required = false) @Nullable UUID cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var visible = EnumSet.copyOf(visibleTo(caller));
        visible.removeIf(s -> state != null && !s.name().equalsIgnoreCase(state));
        if (visible.isEmpty()) {
            return Page.of(List.of());
        }
        var found = registry.page(visible, cursor, limit + 1);
        var shown =
                found.stream().limit(limit).map(agent -> view(caller, agent)).toList();
        return new Page<>(
                shown, found.size() > limit ? shown.getLast().agentId().toString() : null);
    }

    @Operation(summary = "One agent")
    @GetMapping("/v1/agents/{agentId}")
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    AgentView agent(Caller caller, @PathVariable("agentId") UUID agentId) {
        var agent = registry.agent(agentId);
        if (!visibleTo(caller).contains(agent.state())) {
            throw new WaooawException(AGENT_NOT_FOUND, "no agent " + agentId);
        }
        return view(caller, agent);
    }

    private static AgentView view(Caller caller, Agent agent) {
        return staff(caller) ? AgentView.forStaff(agent) : AgentView.forCustomer(agent);
    }

    private static Set<AgentState> visibleTo(Caller caller) {
        return staff(caller) ? ALL : Lifecycle.WORKING;
    }

    static boolean staff(Caller caller) {
        return caller.isOperator()
                || caller.has(Role.PLATFORM_GOVERNOR)
                || caller.has(Role.DEPUTY_GOVERNOR)
                || caller.has(Role.SERVICE);
    }
}
