package com.waooaw.governance.budget;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.StandIns;
import com.waooaw.governance.budget.BudgetOwners.Owner;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.Recommendation;
import com.waooaw.governance.budget.EmergencyRequest.State;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests for more money, for services and for clients with a person's token. */
@RestController
@Tag(name = "budgets")
class EmergencyRequestController {

    private static final String AMOUNT = "\\d{1,6}(\\.\\d{1,6})?";
    private static final String IS_AN_AMOUNT = "is an amount in US dollars, for example 12.50";

    private final EmergencyRequests requests;
    private final BudgetOwners owners;
    private final StandIns standIns;

    EmergencyRequestController(EmergencyRequests requests, BudgetOwners owners, StandIns standIns) {
        this.requests = requests;
        this.owners = owners;
        this.standIns = standIns;
    }

    /**
     * Asks for more money out of a budget that is spent. What is not known of the work is left out.
     *
     * @param scope {@code execution}, {@code agent_day}, {@code agent_query} or {@code plan}
     * @param budgetId of the execution, agent or engagement
     * @param amountUsd what is needed at least, decimal text, US dollars
     * @param reason why there is no money; no names of people
     * @param agent display id
     * @param task which piece of work, by its id
     * @param progress of the task, 0 to 1
     * @param skillsDone by name
     * @param skillsLeft by name
     * @param spentOnTaskUsd decimal text, US dollars
     * @param estimateUsd likewise: what it will take to finish
     * @param cacheHitRate 0 to 1
     * @param optimisation how it could be done with less
     * @param customerImpact what it means for the customer while it stands still
     * @param recommendation {@code continue}, {@code wait} or {@code optimise}; where left out, what the facts speak for
     */
    record MoneyRequest(
            @NotBlank @Size(max = 20) String scope,
            @NotBlank @Size(max = 64) String budgetId,

            @NotNull @Pattern(regexp = AMOUNT, message = IS_AN_AMOUNT) String amountUsd,

            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 100) String agent,
            @Nullable @Size(max = 300) String task,
            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal progress,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> skillsDone,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> skillsLeft,

            @Nullable @Pattern(regexp = AMOUNT, message = IS_AN_AMOUNT) String spentOnTaskUsd,

            @Nullable @Pattern(regexp = AMOUNT, message = IS_AN_AMOUNT) String estimateUsd,

            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal cacheHitRate,
            @Nullable @Size(max = 300) String optimisation,
            @Nullable @Size(max = 300) String customerImpact,
            @Nullable Option recommendation) {

        private Doing doing() {
            return new Doing(
                    agent,
                    task,
                    progress,
                    skillsDone,
                    skillsLeft,
                    spentOnTaskUsd,
                    estimateUsd,
                    cacheHitRate,
                    optimisation,
                    customerImpact);
        }
    }

    /**
     * An answer.
     *
     * @param option {@code continue}, {@code wait} or {@code optimise}
     * @param amountUsd what is granted, with {@code continue}; where left out, what was asked
     * @param reason why, 1 to 500 characters
     */
    record MoneyAnswerRequest(
            @NotNull Option option,

            @Nullable @Pattern(regexp = AMOUNT, message = IS_AN_AMOUNT) String amountUsd,

            @NotNull String reason) {}

    @Operation(
            summary =
                    "Asks the Governor for more money out of a budget that is spent; one request at a time for each budget"
                            + " and period, the same again is the same request")
    @PostMapping("/v1/budget-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed(value = Role.SERVICE, operators = true)
    EmergencyRequestResource askForMoney(Caller caller, Cause cause, @Valid @RequestBody MoneyRequest request) {
        var scope = BudgetScope.named(request.scope())
                .filter(EmergencyRequestRules::canBeRaised)
                .orElseThrow(() -> invalid("/scope", "is execution, agent_day, agent_query or plan"));
        var amount = Usd.parse(request.amountUsd());
        if (amount.isZero()) {
            throw invalid("/amount_usd", "is more than nothing");
        }
        var recommended = request.recommendation();
        var plea = new EmergencyAsking.Plea(
                caller.subject(),
                actor(caller),
                amount,
                request.doing(),
                request.reason().strip(),
                recommended == null ? null : new Recommendation(recommended, "Whoever asks would choose it."),
                cause);
        var owner = owners.ofBudget(scope, request.budgetId())
                .filter(found -> caller.has(Role.SERVICE) || found.customerId() == null)
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.BUDGET_NOT_FOUND,
                        "there is no budget %s/%s".formatted(scope.wireName(), request.budgetId())));
        return Tenancy.call(
                owner.customerId(), () -> EmergencyRequestResource.of(requests.raise(scope, request.budgetId(), plea)));
    }

    @Operation(summary = "The newest 100 requests for more money this person may see, optionally of one status")
    @GetMapping("/v1/budget-requests")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    Page<EmergencyRequestResource> moneyRequests(
            Caller caller, @RequestParam(name = "status", required = false) @Nullable String status) {
        return Page.of(requests.list(viewer(caller), stateOf(status)).stream()
                .map(EmergencyRequestResource::of)
                .toList());
    }

    @Operation(summary = "One request for more money, with all that is known of the work that stands still")
    @GetMapping("/v1/budget-requests/{requestId}")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    EmergencyRequestResource moneyRequest(Caller caller, @PathVariable("requestId") UUID requestId) {
        var viewer = viewer(caller);
        return Tenancy.call(
                owner(caller, requestId).customerId(),
                () -> EmergencyRequestResource.of(requests.request(requestId, viewer)));
    }

    @Operation(
            summary =
                    "Answers: continue grants more for this period, wait and optimise leave it suspended; the same answer"
                            + " again gets the same, another one a conflict")
    @PostMapping("/v1/budget-requests/{requestId}/answer")
    @Refuses(ErrorType.CONFLICT)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    EmergencyRequestResource answerMoneyRequest(
            Caller caller,
            Cause cause,
            @PathVariable("requestId") UUID requestId,
            @Valid @RequestBody MoneyAnswerRequest request) {
        var viewer = viewer(caller);
        var amount = request.amountUsd();
        var saying = new EmergencyRequests.Saying(
                request.option(), amount == null ? null : Usd.parse(amount), request.reason());
        var verdict = Tenancy.call(
                        owner(caller, requestId).customerId(), () -> requests.answer(requestId, viewer, saying, cause))
                .orElseThrow(() -> EmergencyRequests.unknown(requestId));
        if (verdict instanceof Verdict.Refused(var _, var error, var because)) {
            throw new WaooawException(error, because);
        }
        return EmergencyRequestResource.of(verdict.request());
    }

    private static ActorType actor(Caller caller) {
        if (caller.has(Role.SERVICE)) {
            return ActorType.SYSTEM;
        }
        return caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.DEPUTY_GOVERNOR)
                ? ActorType.GOVERNOR
                : ActorType.OPERATOR;
    }

    private EmergencyViewer viewer(Caller caller) {
        return EmergencyViewer.of(caller, standIns.of(caller));
    }

    /** Among whose rows it is looked for: people of the platform look where it is, a customer's among their own. */
    private Owner owner(Caller caller, UUID requestId) {
        return caller.tenant()
                .map(Owner::new)
                .orElseGet(() ->
                        owners.ofEmergencyRequest(requestId).orElseThrow(() -> EmergencyRequests.unknown(requestId)));
    }

    private static @Nullable State stateOf(@Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(State.values())
                        .filter(state -> state.stored().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new WaooawException(WebError.PARAMETER_INVALID, "status is open, answered or lapsed"));
    }

    private static WaooawException invalid(String pointer, String why) {
        return new WaooawException(
                GovernanceError.EMERGENCY_REQUEST_INVALID,
                "nobody could answer this as it is",
                List.of(new Fault(pointer, why)));
    }
}
