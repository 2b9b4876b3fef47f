package io.attune.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/** What a formula may not be, beside what CEL's own options refuse. */
final class FormulaBounds {

    private static final int MOST_DEPTH = 64;

    private FormulaBounds() {}

    static void check(CelExpr expr) {
        check(expr, 0, 0);
    }

    private static void check(CelExpr expr, int depth, int loops) {
        if (depth > MOST_DEPTH) {
            throw new FormulaException("the formula is nested too deeply; split it, or use a table");
        }
        switch (expr.getKind()) {
            case SELECT -> check(expr.select().operand(), depth + 1, loops);
            case CALL -> checkCall(expr, depth, loops);
            case LIST -> expr.list().elements().forEach(item -> check(item, depth + 1, loops));
            case MAP -> expr.map().entries().forEach(entry -> {
                check(entry.key(), depth + 1, loops);
                check(entry.value(), depth + 1, loops);
            });
            case COMPREHENSION -> checkLoop(expr.comprehension(), depth, loops);
            case STRUCT -> throw new FormulaException("a formula makes no messages: write {'name': value}");
            default -> { /* a leaf */ }
        }
    }

    private static void checkCall(CelExpr expr, int depth, int loops) {
        var call = expr.call();
        call.target().ifPresent(target -> check(target, depth + 1, loops));
        call.args().forEach(argument -> check(argument, depth + 1, loops));
        if (call.function().equals("matches")) {
            checkPattern(call.args());
        }
    }

    private static void checkPattern(List<CelExpr> arguments) {
        var pattern = arguments.get(0);
        if (pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            try {
                LinearPattern.compile(pattern.constant().stringValue());
            } catch (IllegalArgumentException e) {
                throw new FormulaException(e.getMessage());
            }
        }
    }

    /** What a loop runs over is computed once; a loop in a loop would be their product. */
    private static void checkLoop(CelExpr.CelComprehension loop, int depth, int loops) {
        if (loops > 0) {
            throw new FormulaException("a loop (exists, all, map, filter) cannot stand inside of another loop");
        }
        check(loop.iterRange(), depth + 1, loops);
        List.of(loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result())
                .forEach(part -> check(part, depth + 1, loops + 1));
    }
}
