package io.attune.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.runtime.CelFunctionBinding.from;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.ListType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that formulas have beside CEL's own, and those that {@link Rewriting} puts in the place of CEL's
 * operators.
 */
final class Functions {

    static final String TOLD = "@told";
    static final String PEEK = "@peek";
    static final String FIELD = "@field";
    static final String HAS = "@has";
    static final String AT = "@at";
    static final String IN = "@within";
    static final String SAME = "@same";
    static final String DIFFERENT = "@different";
    static final String SUM = "@sum";
    static final String GATHER = "@gather";
    static final String ADD = "@add";
    static final String GATHERED = "@gathered";

    /**
     * CEL's extensions that make nothing longer than what they get. Its replace, join and split are left out: see
     * {@link Texts}.
     */
    static final CelStringExtensions TEXTS = CelExtensions.strings(Function.CHAR_AT, Function.INDEX_OF,
            Function.LAST_INDEX_OF, Function.SUBSTRING, Function.TRIM);

    private Functions() {}

    /** What the checker knows. */
    static List<CelFunctionDecl> declarations() {
        return List.of(
                newFunctionDeclaration("replace", newMemberOverload("text_replace", STRING, STRING, STRING, STRING)),
                newFunctionDeclaration("join", newMemberOverload("text_join", STRING, ListType.create(DYN), STRING)),
                newFunctionDeclaration("split",
                        newMemberOverload("text_split", ListType.create(STRING), STRING, STRING)),
                newFunctionDeclaration("lower", newMemberOverload("text_lower", STRING, STRING)),
                newFunctionDeclaration("upper", newMemberOverload("text_upper", STRING, STRING)),
                newFunctionDeclaration("matches", newMemberOverload("text_matches", BOOL, STRING, STRING)));
    }

    static List<CelFunctionBinding> bindings() {
        var all = new ArrayList<>(List.of(
                from("text_replace", List.of(String.class, String.class, String.class),
                        a -> Texts.replace((String) a[0], (String) a[1], (String) a[2])),
                from("text_join", List.class, String.class, Texts::join),
                from("text_split", String.class, String.class, Texts::split),
                from("text_lower", String.class, Texts::lower),
                from("text_upper", String.class, Texts::upper),
                from("text_matches", String.class, String.class, Texts::matches)));
        all.addAll(List.of(
                from(FIELD, List.of(Object.class, String.class, String.class),
                        a -> Access.field(a[0], (String) a[1], Expected.valueOf((String) a[2]))),
                from(TOLD, Object.class, Access::told),
                from(PEEK, Object.class, String.class, Access::peek),
                from(HAS, Object.class, String.class, Access::has),
                from(AT, Object.class, Object.class, Access::at),
                from(IN, Object.class, Object.class, Access::in),
                from(SAME, Object.class, Object.class, Access::same),
                from(DIFFERENT, Object.class, Object.class, (a, b) -> !Access.same(a, b)),
                from(SUM, Object.class, Texts::sum),
                from(GATHER, List.of(), nothing -> new Gathering()),
                from(ADD, Object.class, Object.class, Gathering::add),
                from(GATHERED, Object.class, Gathering::items)));
        return all;
    }
}
