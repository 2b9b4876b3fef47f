package io.attune.mapping.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * States and provinces by the codes of ISO 3166-2, of the countries whose addresses name them. Another country needs a
 * table in the mapping file.
 */
final class StateNames {

    private static final String NAMES = """
            US AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware
            US DC=District_of_Columbia FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa
            US KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota
            US MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey
            US NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon
            US PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN=Tennessee TX=Texas UT=Utah
            US VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming
            US AS=American_Samoa GU=Guam MP=Northern_Mariana_Islands PR=Puerto_Rico VI=U.S._Virgin_Islands
            CA AB=Alberta BC=British_Columbia MB=Manitoba NB=New_Brunswick NL=Newfoundland_and_Labrador
            CA NT=Northwest_Territories NS=Nova_Scotia NU=Nunavut ON=Ontario PE=Prince_Edward_Island QC=Quebec
            CA SK=Saskatchewan YT=Yukon
            AU ACT=Australian_Capital_Territory NSW=New_South_Wales NT=Northern_Territory QLD=Queensland
            AU SA=South_Australia TAS=Tasmania VIC=Victoria WA=Western_Australia
            BR AC=Acre AL=Alagoas AP=Amapá AM=Amazonas BA=Bahia CE=Ceará DF=Distrito_Federal ES=Espírito_Santo
            BR GO=Goiás MA=Maranhão MT=Mato_Grosso MS=Mato_Grosso_do_Sul MG=Minas_Gerais PA=Pará PB=Paraíba
            BR PR=Paraná PE=Pernambuco PI=Piauí RJ=Rio_de_Janeiro RN=Rio_Grande_do_Norte RS=Rio_Grande_do_Sul
            BR RO=Rondônia RR=Roraima SC=Santa_Catarina SP=São_Paulo SE=Sergipe TO=Tocantins
            DE BW=Baden-Württemberg BY=Bayern BE=Berlin BB=Brandenburg HB=Bremen HH=Hamburg HE=Hessen
            DE MV=Mecklenburg-Vorpommern NI=Niedersachsen NW=Nordrhein-Westfalen RP=Rheinland-Pfalz SL=Saarland
            DE SN=Sachsen ST=Sachsen-Anhalt SH=Schleswig-Holstein TH=Thüringen
            AT 1=Burgenland 2=Kärnten 3=Niederösterreich 4=Oberösterreich 5=Salzburg 6=Steiermark 7=Tirol
            AT 8=Vorarlberg 9=Wien
            """;

    private static final Map<String, TwoWays> COUNTRIES = countries();

    private StateNames() {}

    /** @param country two capital letters; empty for a country that is not in the list */
    static Optional<TwoWays> of(String country) {
        return Optional.ofNullable(COUNTRIES.get(country));
    }

    private static Map<String, TwoWays> countries() {
        var names = new HashMap<String, Map<String, String>>();
        NAMES.lines().forEach(line -> {
            var words = line.split(" ");
            var states = names.computeIfAbsent(words[0], country -> new HashMap<>());
            for (int i = 1; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                states.put(words[i].substring(0, equals), words[i].substring(equals + 1).replace('_', ' '));
            }
        });
        var countries = new HashMap<String, TwoWays>();
        names.forEach((country, states) ->
                countries.put(country, TwoWays.ofNamed(states, "the name of a state of " + country)));
        return countries;
    }
}
