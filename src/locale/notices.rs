//! Words of the notices, which nobody needs before the first change.

use super::texts;

texts! {
    /// Words of notices.
    pub enum NoticeText {
        Undo: "撤销", "Undo";
        Call: "调用", "Call";
        CopyRequestId: "复制 RequestId", "Copy RequestId";
        Deprecated: "镜像 {name} 已弃用。", "Image {name} is deprecated.";
        Restored: "镜像 {name} 已恢复可用。", "Image {name} is available again.";
        Modified: "镜像 {name} 的属性已修改。", "The attributes of image {name} are changed.";
        Shared: "镜像 {name} 的共享设置已更新。", "The sharing of image {name} is updated.";
        Copying: "正在把镜像 {name} 复制到目标地域。", "Image {name} is being copied to the destination region.";
        CopyCancelled: "复制已取消。", "The copy is cancelled.";
        Deleted: "镜像 {name} 已删除。", "Image {name} is deleted.";
        InstanceCreated: "实例已创建，使用镜像 {name}。", "An instance is created from image {name}.";
        InstanceStarted: "实例 {name} 已启动。", "Instance {name} is started.";
        InstanceStopped: "实例 {name} 已停止。", "Instance {name} is stopped.";
        DiskReplaced: "实例 {name} 的系统盘已更换。", "The system disk of instance {name} is replaced.";
        Done: "操作完成。", "Done.";
        Refused: "操作未执行：{message}", "Nothing was changed: {message}";
        ResetDone: "场景已重置，回到初始状态。", "The scenario is back at its start.";
        Undone: "已撤销 {action}。", "{action} is undone.";
        ListUpdated: "列表已更新：另一个页面作了更改。", "The list is updated: another page made a change.";
        FamilyNow: "镜像族系 {family} 现在的最新可用镜像：{image}。", "Image family {family} now resolves to {image}.";
        FamilyNone: "镜像族系 {family} 现在没有可用镜像，无法用它创建实例。", "Image family {family} has no available image now: no instance can be created from it.";
    }
}
