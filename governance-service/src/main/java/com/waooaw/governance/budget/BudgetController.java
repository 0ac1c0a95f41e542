package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.BudgetOwners.Owner;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Budgets for people: how they stand, and more money. */
@RestController
@Tag(name = "budgets")
class BudgetController {

    private final BudgetReader reader;
    private final Increases increases;
    private final BudgetOwners owners;

    BudgetController(BudgetReader reader, Increases increases, BudgetOwners owners) {
        this.reader = reader;
        this.increases = increases;
        this.owners = owners;
    }

    /**
     * The platform's money.
     *
     * @param month what everybody but Governance spends from
     * @param governance the envelope that Governance alone spends from; together they are the cap of the month
     */
    record PlatformBudgets(BudgetResource month, BudgetResource governance) {}

    /**
     * Asks for more.
     *
     * @param amountUsd decimal text, US dollars, for the period of now
     * @param reason why; no names of people
     */
    record IncreaseRequest(
            @NotNull @Pattern(regexp = "\\d{1,6}(\\.\\d{1,6})?", message = "is an amount in US dollars, for example 12.50")
            String amountUsd,

            @NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "The platform's budget of this month, and the envelope of Governance in it")
    @GetMapping("/v1/budgets/platform")
    @Allowed(value = Role.PLATFORM_GOVERNOR, operators = true)
    PlatformBudgets platform() {
        return new PlatformBudgets(
                BudgetResource.of(reader.platform(BudgetKey.MONTH)),
                BudgetResource.of(reader.platform(BudgetKey.ENVELOPE)));
    }

    @Operation(
            summary =
                    "How a budget stands: scope execution, agent_day, agent_query, team, plan or platform, and the id of"
                            + " what it is for")
    @GetMapping("/v1/budgets/{scope}/{id}")
    @Refuses(ErrorType.NOT_FOUND)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    BudgetResource budget(Caller caller, @PathVariable("scope") String scope, @PathVariable("id") String id) {
        var known = known(scope, id);
        if (known == BudgetScope.PLATFORM && caller.tenant().isEmpty()) {
            return BudgetResource.of(reader.platform(id));
        }
        var owner = visible(caller, known, id);
        return Tenancy.call(owner.customerId(), () -> reader.current(known, id))
                .map(BudgetResource::of)
                .orElseThrow(() -> unknown(scope, id));
    }

    @Operation(
            summary =
                    "Grants more money for the period of now: a customer's Governor up to US$ 50 a month over all of the"
                            + " customer's budgets, the Platform Governor more; header Idempotency-Key")
    @PostMapping("/v1/budgets/{scope}/{id}/increase-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({ErrorType.NOT_FOUND, ErrorType.FORBIDDEN, ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    IncreaseResource increase(
            Caller caller,
            Cause cause,
            @PathVariable("scope") String scope,
            @PathVariable("id") String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody IncreaseRequest request) {
        var known = known(scope, id);
        var amount = Usd.parse(request.amountUsd());
        if (amount.isZero()) {
            throw new WaooawException(
                    WebError.BODY_INVALID,
                    "nothing is no increase",
                    List.of(new Fault("/amount_usd", "is more than nothing")));
        }
        var owner = known == BudgetScope.PLATFORM && caller.tenant().isEmpty()
                ? new Owner(null)
                : visible(caller, known, id);
        var more = new Increases.More(known, id, amount, request.reason(), idempotencyKey);
        return Tenancy.call(owner.customerId(), () -> increases.grant(more, caller, cause));
    }

    private static BudgetScope known(String scope, String id) {
        var known = BudgetScope.named(scope).orElseThrow(() -> unknown(scope, id));
        if (known == BudgetScope.PLATFORM && !id.equals(BudgetKey.MONTH) && !id.equals(BudgetKey.ENVELOPE)) {
            throw unknown(scope, id);
        }
        return known;
    }

    /** Whose it is; to everybody who has nothing to do with it, it does not exist. */
    private Owner visible(Caller caller, BudgetScope scope, String id) {
        return owners.ofBudget(scope, id)
                .filter(owner -> owner.customerId() == null
                        ? caller.tenant().isEmpty()
                        : caller.has(Role.PLATFORM_GOVERNOR)
                                || owner.customerId().equals(caller.tenant().orElse(null)))
                .orElseThrow(() -> unknown(scope.wireName(), id));
    }

    private static WaooawException unknown(String scope, String id) {
        return new WaooawException(GovernanceError.BUDGET_NOT_FOUND, "there is no budget %s/%s".formatted(scope, id));
    }
}
