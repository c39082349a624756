//! Words of the list's filter.

use super::texts;

texts! {
    /// Words of the list's filter.
    pub enum FilterText {
        Name: "镜像名称", "Name";
        Id: "镜像 ID", "ID";
        Family: "镜像族系", "Image Family";
        Status: "状态", "Status";
        Tag: "标签", "Tag";
        System: "操作系统", "OS";
        Created: "创建时间", "Created";
        Shared: "已共享", "Shared";

        Is: "等于", "is";
        IsNot: "不等于", "is not";
        Contains: "包含", "contains";
        Lacks: "不包含", "does not contain";
        From: "当天或之后", "on or after";
        Until: "当天或之前", "on or before";

        Yes: "是", "Yes";
        No: "否", "No";
        None: "（无）", "(none)";

        Bar: "筛选条件", "Filter conditions";
        Add: "添加筛选条件", "Add a condition";
        Change: "修改筛选条件", "Change the condition";
        Placeholder: "选择属性，或输入名称的一部分", "Choose a property, or type part of a name";
        Suggestions: "建议", "Suggestions";
        Found: "{count} 条建议，用上下箭头键选择", "{count} suggestions, use the up and down arrow keys";
        FoundNone: "没有建议", "No suggestions";
        More: "还有更多，请继续输入", "More: keep typing";
        EditToken: "修改条件 {token}", "Edit condition {token}";
        RemoveToken: "移除条件 {token}", "Remove condition {token}";
        Join: "条件之间的关系", "How conditions are joined";
        And: "且", "and";
        Or: "或", "or";
        AllOf: "满足全部条件", "All of them hold";
        AnyOf: "满足任一条件", "Any of them holds";
        DayForm: "日期写作 2021-03-02。", "Write the day as 2021-03-02.";
        NoSuchValue: "{property}没有这个值。请从建议中选择。", "{property} has no such value. Choose one of the suggestions.";
        Incomplete: "条件还不完整：属性、运算符和值都需要。", "The condition is not complete: it takes a property, an operator and a value.";

        WhyFamily: "镜像族系等于 {text}", "image family is {text}";
        WhySearch: "镜像名称包含 {text} 或镜像 ID 等于 {text}", "the name contains {text} or the ID is {text}";
        Why: "没有镜像同时满足：{all}。", "No image fits all of this: {all}.";
        Between: "；", "; ";
    }
}
