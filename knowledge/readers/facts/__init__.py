"""Facts in running prose: one module a group, each adds what it finds to the findings.

findings     the facts found so far, and what was wrong with those that are none
names        names and lists in a sentence
pay          average, spread and projection        sample       how many they rest on
horizon      for when a projection is said to hold
premiums     percent that skills and certificates add to pay
credentials  the first skill and the recommended certificate
ai           what AI multiplies                    drivers      causes of demand, what varies in costs
advice       bonus by name, arguments, checklist
"""
