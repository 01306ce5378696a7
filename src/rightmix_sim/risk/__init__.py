"""The risk tools: facts in; category, points and reasons out, each reason citing its rule.

One room for each tool. `meanings` keeps apart what each of them speaks of (¶5.1): the risk of reconviction, the
likelihood of reoffending, and the Risk of Harm. No tool here forecasts what anybody will do.
"""
